import { getRequestPath } from '@/lib/next-server'

/** The address asked for as redirects are kept, which is as it is read: Next hands it on as it was sent. */
export function getRequestAddress(): string {
  const path = getRequestPath()
  try {
    return decodeURIComponent(path)
  } catch {
    return path
  }
}
