import { startFront } from '@/front/server'
import { describeServer } from './suite'
import { SITE_URL } from './tried'

describeServer({
  name: 'the front',
  start: (edition, newsroom) =>
    startFront({
      editionDir: edition.folder,
      newsroomUrl: `http://127.0.0.1:${newsroom.port}`,
      pressKey: 'key',
      siteUrl: SITE_URL,
      proxies: 0,
      port: 0,
      host: '127.0.0.1',
    }),
})
