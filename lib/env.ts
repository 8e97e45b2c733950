import { randomBytes } from 'node:crypto'
import { isAbsolute, join, resolve } from 'node:path'
import { z } from 'zod'

/** A setting the operator has to mend; its message is the whole of what he needs to read. */
export class EnvironmentError extends Error {
  override name = 'EnvironmentError'
}

export type Environment = {
  /** TCP port of the site, 1 to 65535. */
  port: number
  /** Address the server binds to. */
  host: string
  /** Public origin without a trailing slash: every absolute address begins with it. */
  siteUrl: string
  /** PostgreSQL server, or undefined for the embedded one. */
  databaseUrl: string | undefined
  /** Absolute folder of database, media, edition and secrets. */
  dataDir: string
  /** Absolute folder of the edition: in the data folder, or elsewhere for a web server that serves it. */
  editionDir: string
  /** Loopback port of the newsroom behind the front, or undefined for a free one. */
  newsroomPort: number | undefined
  /** Signs sessions and reset links; undefined until the first start has made one. */
  payloadSecret: string | undefined
  /** Seals what second factors are checked by; undefined until the first start has made one. */
  factorKey: string | undefined
  /** The first administrator, where the operator names him. */
  adminEmail: string | undefined
  adminPassword: string | undefined
  /** Origin of the same site as an onion service of the operator's own, which readers of pages are told of. */
  onionUrl: string | undefined
  /** Servers of the operator's own that requests pass before this one, each of which writes its sender's address into X-Forwarded-For. */
  proxies: number
  /** Whether the site has a hub of its own, for which the newsroom calls whoever asks it to. */
  hasHub: boolean
  /** Whether the hub may call subscribers at addresses of this machine and its network. */
  arePrivateCallbacksAllowed: boolean
}

const LOCAL_HOSTS = new Set(['localhost', '127.0.0.1', '[::1]'])

/** The origins whose pages may act for an editor: the site's, and this machine's own names for it. */
export const toOrigins = (siteUrl: string, port: number): string[] =>
  isLocal(siteUrl) ? [siteUrl, `http://localhost:${port}`, `http://127.0.0.1:${port}`] : [siteUrl]

/** Whether only this machine can reach the address. */
export function isLocal(url: string): boolean {
  const { hostname } = new URL(url)
  return LOCAL_HOSTS.has(hostname) || hostname.endsWith('.localhost')
}

function isOrigin(value: string): boolean {
  if (!URL.canParse(value)) return false
  const url = new URL(value)
  return /^https?:$/.test(url.protocol) && url.pathname === '/' && !url.search && !url.hash && !url.username
}

/** Characters a password must have (NIST SP 800-63B-4 asks for length, not for signs). */
export const SHORTEST_PASSWORD = 12

const isPort = (n: number) => Number.isInteger(n) && n > 0 && n < 65536

const optional = z
  .string()
  .trim()
  .optional()
  .transform((value) => (value === '' ? undefined : value))

const schema = z.object({
  PORT: optional
    .transform((value) => Number(value ?? 3000))
    .refine(isPort, {
      message: 'PORT must be a whole number from 1 to 65535, for example PORT=3000.',
    }),
  HOST: optional,
  SITE_URL: optional.refine((value) => value === undefined || isOrigin(value), {
    message:
      'SITE_URL must be the site’s public address with its scheme and no path, for example SITE_URL=https://news.example.org.',
  }),
  DATABASE_URL: optional.refine((value) => value === undefined || /^postgres(ql)?:\/\/.+/.test(value), {
    message:
      'DATABASE_URL must be a PostgreSQL address, for example DATABASE_URL=postgres://user:password@127.0.0.1:5432/loudhailer; leave it out to use the embedded database.',
  }),
  DATA_DIR: optional,
  EDITION_DIR: optional,
  NEWSROOM_PORT: optional
    .transform((value) => (value === undefined ? undefined : Number(value)))
    .refine((n) => n === undefined || isPort(n), {
      message: 'NEWSROOM_PORT must be a whole number from 1 to 65535, for example NEWSROOM_PORT=3001.',
    }),
  ADMIN_EMAIL: optional.refine((value) => value === undefined || /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(value), {
    message: 'ADMIN_EMAIL must be an e-mail address, for example ADMIN_EMAIL=editor@news.example.org.',
  }),
  ADMIN_PASSWORD: optional.refine((value) => value === undefined || value.length >= SHORTEST_PASSWORD, {
    message: `ADMIN_PASSWORD is too short: it must have at least ${SHORTEST_PASSWORD} characters; leave it out to have one made.`,
  }),
  PRIVATE_CALLBACKS: optional.refine((value) => value === undefined || value === 'allow', {
    message:
      'PRIVATE_CALLBACKS must be “allow”, or be left out: the hub then calls subscribers on the public Internet alone.',
  }),
  HUB: optional.refine((value) => value === undefined || value === 'none', {
    message:
      'HUB must be “none”, or be left out: the site then has a hub, which calls subscribers from where the newsroom is.',
  }),
  ONION_URL: optional.refine(
    (value) => value === undefined || (isOrigin(value) && /\.onion\/?$/.test(value)),
    {
      message:
        'ONION_URL must be the address of your onion service with its scheme and no path, for example ONION_URL=http://abc….onion.',
    },
  ),
  PROXIES: optional.refine((value) => value === undefined || /^[0-9]$/.test(value), {
    message:
      'PROXIES must be a whole number from 0 to 9: how many servers of your own stand before Loudhailer, for example PROXIES=1.',
  }),
  PAYLOAD_SECRET: optional.refine((value) => value === undefined || value.length >= 32, {
    message:
      'PAYLOAD_SECRET is too short: it must have at least 32 characters, for example the output of “openssl rand -hex 32”.',
  }),
  FACTOR_KEY: optional.refine((value) => value === undefined || value.length >= 32, {
    message:
      'FACTOR_KEY is too short: it must have at least 32 characters, for example the output of “openssl rand -hex 32”.',
  }),
})

const toFolder = (path: string) =>
  isAbsolute(path) ? path : resolve(/* turbopackIgnore: true */ process.cwd(), path)

/**
 * The settings of this process, checked once.
 * Throws an EnvironmentError whose message names every setting that is wrong and how to mend it.
 */
export function readEnvironment(source: NodeJS.ProcessEnv = process.env): Environment {
  const { success, data, error } = schema.safeParse(source)
  if (!success) throw new EnvironmentError(error.issues.map((issue) => issue.message).join(' '))
  const siteUrl = data.SITE_URL ? new URL(data.SITE_URL).origin : `http://localhost:${data.PORT}`
  if (source.NODE_ENV === 'production' && !isLocal(siteUrl) && !data.PAYLOAD_SECRET) {
    throw new EnvironmentError(
      `PAYLOAD_SECRET is missing: a site at ${siteUrl} needs one of its own, the same on every machine; set it to the output of “openssl rand -hex 32”.`,
    )
  }
  const dataDir = toFolder(data.DATA_DIR ?? './data')
  return {
    port: data.PORT,
    host: data.HOST ?? '127.0.0.1',
    siteUrl,
    databaseUrl: data.DATABASE_URL,
    dataDir,
    editionDir: data.EDITION_DIR
      ? toFolder(data.EDITION_DIR)
      : join(/* turbopackIgnore: true */ dataDir, 'edition'),
    newsroomPort: data.NEWSROOM_PORT,
    payloadSecret: data.PAYLOAD_SECRET,
    factorKey: data.FACTOR_KEY,
    adminEmail: data.ADMIN_EMAIL,
    adminPassword: data.ADMIN_PASSWORD,
    onionUrl: data.ONION_URL && new URL(data.ONION_URL).origin,
    // Nothing here speaks TLS, so a site that has it is reached through a server that does.
    proxies: Number(data.PROXIES ?? (siteUrl.startsWith('https:') ? 1 : 0)),
    hasHub: data.HUB !== 'none',
    arePrivateCallbacksAllowed: data.PRIVATE_CALLBACKS === 'allow',
  }
}

/**
 * The settings the newsroom runs with: a database, a secret and a key of factors are there, or it throws.
 * While Next builds, nothing is connected or signed, so stand-ins take their place.
 */
export function newsroomEnvironment(
  source: NodeJS.ProcessEnv = process.env,
): Environment & { databaseUrl: string; payloadSecret: string; factorKey: string } {
  const building = source.NEXT_PHASE === 'phase-production-build'
  const { databaseUrl, payloadSecret, factorKey, ...rest } = readEnvironment(
    building
      ? { ...source, PAYLOAD_SECRET: source.PAYLOAD_SECRET ?? randomBytes(32).toString('hex') }
      : source,
  )
  if (building)
    return {
      ...rest,
      databaseUrl: databaseUrl ?? 'postgres://build/build',
      payloadSecret: payloadSecret ?? '',
      factorKey: factorKey ?? '',
    }
  if (!databaseUrl) {
    throw new EnvironmentError(
      'DATABASE_URL is missing: “npm start” brings its own database, “next start” alone needs the address of a PostgreSQL server.',
    )
  }
  if (!payloadSecret) {
    throw new EnvironmentError(
      'PAYLOAD_SECRET is missing: “npm start” makes one, “next start” alone needs it set, for example to the output of “openssl rand -hex 32”.',
    )
  }
  if (!factorKey) {
    throw new EnvironmentError(
      'FACTOR_KEY is missing: “npm start” makes one, “next start” alone needs it set, for example to the output of “openssl rand -hex 32”; keep it, since second factors cannot be checked without it.',
    )
  }
  return { ...rest, databaseUrl, payloadSecret, factorKey }
}
