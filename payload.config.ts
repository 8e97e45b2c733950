import { join } from 'node:path'
import { buildConfig } from 'payload'
import sharp from 'sharp'
import { Articles } from './collections/articles/articles'
import { Audit } from './collections/audit/audit'
import { answerAway } from './collections/away'
import { Authors } from './collections/authors/authors'
import { Backups } from './collections/backups/backups'
import { Disclaimers } from './collections/disclaimers/disclaimers'
import { bodyEditor } from './collections/fields/editor'
import { answerUnreadable, guardAll } from './collections/guard'
import { keepLocks } from './collections/locks'
import { Followers } from './collections/followers/followers'
import { Media } from './collections/media/media'
import { Pages } from './collections/pages/pages'
import { printed } from './collections/printed'
import { liveEndpoint } from './collections/printing/live'
import { retryEndpoint } from './collections/printing/retry'
import { Redirects } from './collections/redirects/redirects'
import { Site } from './collections/site/site'
import { Topics } from './collections/topics/topics'
import { createUsers } from './collections/users/users'
import { nobody } from './collections/access'
import { hubEndpoint } from './collections/subscriptions/endpoint'
import { Subscriptions } from './collections/subscriptions/subscriptions'
import { backupTask } from './jobs/backup'
import { clearMediaTask } from './jobs/clear-media'
import { deliverTask } from './jobs/deliver'
import { dueTask } from './jobs/due'
import { pingTask } from './jobs/ping'
import { printTask } from './jobs/print'
import { verifyTask } from './jobs/verify'
import { bindSessions } from './collections/users/sessions/sign-ins'
import { newsroomEnvironment, toOrigins } from './lib/env'
import { postgres } from './lib/postgres'

// Every command is run from the project's folder; bundled ones have no place of their own to ask for.
const here = process.cwd()
const { siteUrl, port, databaseUrl, payloadSecret } = newsroomEnvironment()

// A session cookie counts only when the request comes from a page of these origins.
const origins = toOrigins(siteUrl, port)

const config = buildConfig({
  serverURL: siteUrl,
  csrf: origins,
  cors: origins,
  secret: payloadSecret,
  telemetry: false,
  graphQL: { disable: true },
  // What a refused sign-in is told is for whoever asked: the log gets the words alone.
  loggingLevels: { AuthenticationError: 'info' },
  // Payload asks at its start whether it could make pictures, and makes them in this process where it can: the decoder makes them.
  sharp,
  onInit: (payload) => {
    bindSessions(payload)
    Reflect.deleteProperty(payload.config, 'sharp')
  },
  db: postgres(databaseUrl, join(here, 'migrations')),
  editor: bodyEditor,
  collections: [
    ...[Articles, Authors, Topics, Disclaimers, Media, Pages, Redirects].map((collection) =>
      printed(collection),
    ),
    createUsers(siteUrl.startsWith('https:')),
    Audit,
    Subscriptions,
    Followers,
  ],
  globals: [Site, Backups],
  hooks: { afterError: [answerUnreadable, answerAway] },
  endpoints: [retryEndpoint, liveEndpoint, hubEndpoint],
  // Run by the press in a process of its own; nobody starts or cancels jobs over REST.
  jobs: {
    tasks: [printTask, dueTask, clearMediaTask, verifyTask, deliverTask, pingTask, backupTask],
    access: { run: nobody, queue: nobody, cancel: nobody },
  },
  defaultDepth: 1,
  maxDepth: 3,
  upload: {
    // A picture, and what its form says around it.
    requestSizeLimit: 21 * 1024 * 1024,
    limits: { fileSize: 20 * 1024 * 1024 },
    abortOnLimit: true,
    responseOnLimit: 'The file is larger than 20 MB.',
  },
  admin: {
    user: 'users',
    avatar: 'default',
    meta: { titleSuffix: ' · Newsroom', defaultOGImageType: 'off' },
    importMap: { baseDir: here, importMapFile: join(here, 'app/(payload)/admin/importMap.js') },
    dateFormat: 'd MMMM yyyy, HH:mm',
    components: {
      graphics: {
        Icon: '/collections/desk/mark-view#NewsroomIcon',
        Logo: '/collections/desk/mark-view#NewsroomLogo',
      },
      views: {
        login: { Component: '/collections/users/sign-in/login-view#LoginView' },
        signIn: {
          path: '/sign-in',
          exact: true,
          Component: '/collections/users/sign-in/sign-in-view#SignInView',
        },
      },
      beforeDashboard: [
        '/collections/desk/desk-card#DeskCard',
        '/collections/printing/printing-card#PrintingCard',
        '/collections/followers/followers-card#FollowersCard',
      ],
    },
  },
  typescript: { outputFile: join(here, 'payload-types.ts') },
})

export default config.then(guardAll).then(keepLocks)
