import { once } from 'node:events'
import { createServer } from 'node:net'
import { type Environment, EnvironmentError } from '@/lib/env'
import { codeOf } from '@/lib/errors'

/** Throws an EnvironmentError that says what to do when the site's port cannot be had. */
export async function checkPort({ host, port }: Environment): Promise<void> {
  const server = createServer()
  try {
    server.listen(port, host)
    await once(server, 'listening')
    server.close()
    await once(server, 'close')
  } catch (error) {
    const code = codeOf(error)
    if (code === 'EADDRINUSE') {
      throw new EnvironmentError(
        `Port ${port} is in use: stop what uses it, or choose another, for example PORT=${port + 1}.`,
      )
    }
    if (code === 'EACCES')
      throw new EnvironmentError(
        `Port ${port} may not be used by this user: choose one above 1023, for example PORT=3000.`,
      )
    if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND') {
      throw new EnvironmentError(
        `HOST=${host} is no address of this machine: use 127.0.0.1, or 0.0.0.0 for all.`,
      )
    }
    throw error
  }
}
