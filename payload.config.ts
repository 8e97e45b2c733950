import { join, dirname } from 'node:path'
import { fileURLToPath } from 'node:url'
import { buildConfig } from 'payload'
import sharp from 'sharp'
import { Articles } from './collections/articles/articles'
import { Authors } from './collections/authors/authors'
import { Disclaimers } from './collections/disclaimers/disclaimers'
import { bodyEditor } from './collections/fields/editor'
import { createMedia } from './collections/media/media'
import { Pages } from './collections/pages/pages'
import { Redirects } from './collections/redirects/redirects'
import { Site } from './collections/site/site'
import { Topics } from './collections/topics/topics'
import { createUsers } from './collections/users/users'
import { isLocal, newsroomEnvironment } from './lib/env'
import { postgres } from './lib/postgres'

const here = dirname(fileURLToPath(import.meta.url))
const { siteUrl, port, databaseUrl, payloadSecret, dataDir } = newsroomEnvironment()

// A session cookie counts only when the request comes from a page of these origins.
const origins = isLocal(siteUrl) ? [siteUrl, `http://localhost:${port}`, `http://127.0.0.1:${port}`] : [siteUrl]

export default buildConfig({
  serverURL: siteUrl,
  csrf: origins,
  cors: origins,
  secret: payloadSecret,
  telemetry: false,
  graphQL: { disable: true },
  sharp,
  db: postgres(databaseUrl, join(here, 'migrations')),
  editor: bodyEditor,
  collections: [
    Articles,
    Authors,
    Topics,
    Disclaimers,
    createMedia(join(dataDir, 'media')),
    Pages,
    Redirects,
    createUsers(siteUrl.startsWith('https:')),
  ],
  globals: [Site],
  defaultDepth: 1,
  maxDepth: 3,
  upload: { limits: { fileSize: 20 * 1024 * 1024 }, abortOnLimit: true, responseOnLimit: 'The file is larger than 20 MB.' },
  admin: {
    user: 'users',
    avatar: 'default',
    meta: { titleSuffix: ' · Newsroom', defaultOGImageType: 'off' },
    importMap: { baseDir: here, importMapFile: join(here, 'app/(payload)/admin/importMap.js') },
    dateFormat: 'd MMMM yyyy, HH:mm',
  },
  typescript: { outputFile: join(here, 'payload-types.ts') },
})
