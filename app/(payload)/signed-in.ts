import config from '@payload-config'
import { headers } from 'next/headers'
import { executeAuthStrategies, getPayload } from 'payload'

/** Whether whoever calls a function of the admin's has a session. */
export async function isSignedIn(): Promise<boolean> {
  const payload = await getPayload({ config })
  return Boolean((await executeAuthStrategies({ headers: await headers(), payload })).user)
}
