import type { SanitizedConfig } from 'payload'

/** The newsroom's config, to be read only: it is loaded with settings of nothing that is there, and connects to nothing. */
export async function loadConfig(): Promise<SanitizedConfig> {
  const before = { ...process.env }
  const settings = {
    DATABASE_URL: 'postgres://nobody@127.0.0.1:1/nothing',
    DATA_DIR: '/nonexistent',
    SITE_URL: 'http://localhost:1',
    PAYLOAD_SECRET: 'a secret that nothing is ever signed with',
    FACTOR_KEY: 'a key that nothing is ever locked up with',
  }
  Object.assign(process.env, settings)
  try {
    const { default: config } = await import('@payload-config')
    return await config
  } finally {
    for (const name of Object.keys(settings)) Reflect.deleteProperty(process.env, name)
    Object.assign(process.env, before)
  }
}
