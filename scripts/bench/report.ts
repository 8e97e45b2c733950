import { format } from 'prettier'
import type { Figures } from './figures'
import { CATEGORIES } from './lighthouse'
import { CONNECTIONS } from './load'
import { median, quantile } from './statistics'
import { listTargets, type Target } from './targets'

type Row = (string | number)[]

const toTable = (head: string[], rows: Row[]) =>
  [head, head.map((_, index) => (index === 0 ? '---' : '--:')), ...rows]
    .map((cells) => `| ${cells.join(' | ')} |`)
    .join('\n')

const whole = (value: number) => Math.round(value).toLocaleString('en-GB')
const percent = (share: number) => `${Math.round(share * 100)} %`

/** The share of the cores in other hands from which on the figures suffer. */
const DISTURBED = 0.1

/** The figures of one run as a page of Markdown, laid out as the project's formatter wants it. */
export function renderReport(figures: Figures, path: string): Promise<string> {
  const targets = listTargets(figures)
  const text = `# Benchmarks

\`npm run bench\` wrote this page: one run, figures as seen.

- ${figures.date.toISOString().slice(0, 10)}, ${Math.ceil(figures.seconds / 60)} minutes
- ${figures.machine}
- ${figures.versions}
- Just before, other programs used ${percent(figures.others)} of the cores${figures.others > DISTURBED ? ': on an idle machine the figures would be better' : ''}.

## Targets

${toTable(
  ['what', 'seen', 'wanted', ''],
  targets.map(({ what, seen, wanted, isMet }) => [what, seen, wanted, toVerdict(isMet)]),
)}

${toMissed(targets)}

## Requests a second for an article

${toServers(figures)}

## First view

Before pictures, packed by brotli, heads of the answers included.

${toTable(
  ['page', 'bytes', 'requests'],
  figures.views.map(({ name, bytes, requests }) => [name, whole(bytes), requests]),
)}

## Lighthouse

Its mobile settings: a middling phone, 150 ms away at 1.6 Mbit/s. Scores out of a hundred, times in milliseconds.

${toTable(
  ['page', ...CATEGORIES, 'largest paint', 'layout shift', 'blocked'],
  figures.audits.map(({ name, scores, largestPaint, shift, blocked }) => [
    name,
    ...CATEGORIES.map((category) => scores[category]),
    whole(largestPaint),
    shift.toFixed(2),
    whole(blocked),
  ]),
)}

## From publishing to being read

Milliseconds from sending the article to the newsroom.

${toPublications(figures)}

## Printing everything

${toTable(
  ['articles', 'pages', 'seconds', 'pages/s', 'all cores in use'],
  figures.archives.map(({ size, print: { pages, seconds, busy } }) => [
    whole(size),
    whole(pages),
    seconds.toFixed(1),
    whole(pages / seconds),
    percent(busy),
  ]),
)}

## Memory

With the largest archive, once each of its ${whole(figures.memory.pages)} pages has been read at the front.

${toTable(
  ['process', 'MB'],
  (['front', 'newsroom', 'press', 'database'] as const).map((name) => [name, whole(figures.memory[name])]),
)}

## The desk

With the largest archive, in the admin of a browser on the same machine: milliseconds, the middle of ${figures.desk.times} openings.

${toTable(
  ['view', 'answered', 'ready'],
  [
    ['list of articles', whole(figures.desk.listAnswered), whole(figures.desk.listShown)],
    [`editor with ${whole(figures.desk.words)} words`, '', whole(figures.desk.editor)],
  ],
)}

## Search

With the largest archive: milliseconds from asking the front until the page is whole, one question at a time.

${toTable(
  ['asked for', 'times', 'p50', 'p95', 'most'],
  figures.searches.map(({ kind, times }) => [
    kind,
    times.length,
    whole(quantile(times, 0.5)),
    whole(quantile(times, 0.95)),
    whole(Math.max(...times)),
  ]),
)}

## How it is measured

${toMethod(figures)}
`
  return format(text, { filepath: path, printWidth: 120, proseWrap: 'always' })
}

const toVerdict = (isMet: boolean | undefined) =>
  isMet === undefined ? 'not measured' : isMet ? 'met' : '**missed**'

function toMissed(targets: Target[]): string {
  const missed = targets.filter(({ isMet }) => isMet === false)
  if (missed.length === 0) return 'None that was measured is missed.'
  return missed.map(({ what, seen, bound }) => `- Missed: ${what} (${seen}). ${bound}`).join('\n')
}

function toServers({ throughput: { front, nginx, next } }: Figures): string {
  const rows = [front, nginx, next].flatMap((server) =>
    server
      ? [
          [
            server.name,
            whole(server.rate),
            server.rates.map(whole).join(', '),
            `${whole(server.bytes)} (${server.encoding})`,
            percent(server.busy),
          ],
        ]
      : [['nginx is not installed', '', '', '', '']],
  )
  return toTable(['server', 'median', 'runs', 'bytes of an answer', 'core in use'], rows)
}

function toPublications({ archives }: Figures): string {
  const keys = ['saved', 'page', 'home', 'told'] as const
  const head = keys.flatMap((key) => [`${key} p50`, `${key} p95`])
  const rows = archives.map(({ size, publications }) => {
    const times = keys.flatMap((key) => {
      const values = publications.map((publication) => publication[key])
      return [whole(quantile(values, 0.5)), whole(quantile(values, 0.95))]
    })
    const printed = publications.map((publication) => publication.printed)
    const pages = `${median(printed)}, at most ${Math.max(...printed)}`
    return [whole(size), publications.length, ...times, pages]
  })
  return toTable(['articles', 'published', ...head, 'pages printed'], rows)
}

const toMethod = ({ generator }: Figures) =>
  `- A site of its own in the temporary folder, filled by \`npm run seed:many\`, is brought to each number of articles in turn.
- Full print: \`npm run press\` into an empty folder, with no start running; it opens a newsroom on each core. The time is its own; cores in use are those of the whole machine.
- Publishing: \`npm start\`, then, when nothing is left to print, articles sent one by one through the front to \`/api/articles\`, 700 ms apart or more. From the newsroom’s answer on, the article’s address and then the home page are asked for every 2 ms until both show it; told is when a subscriber to the feed of everything has been sent it by the hub. Three are sent before and not counted. Pages printed are counted by the press: the median, and the most, which is when pages of several lists become full at once.
- The desk: Chromium without a screen, 1440 pixels wide, its cache filled by a first opening. The list is ready with its first row; the editor when the last words of the article stand in it and can be changed.
- Search: each kind of question in turn, through the front to the newsroom, which asks the database and renders the page; the first time is not counted.
- Requests: the founding article, ${CONNECTIONS} connections, ${generator} on the second core, all servers held to the first core. They take turns, three times each. The database of Next may use both cores. autocannon is used where it keeps every server’s core 90 % busy, else wrk if installed.
- nginx has one worker and a plain configuration: it serves the same files with \`brotli_static\` and \`gzip_static\`.
- \`next start\` is the newsroom itself. It has no static page of words, which would be several times faster: it renders the article on request, from the database, and packs it by gzip.
- Lighthouse 12 looks at each page three times, the middle counts, in the Chromium of the tests; it works out what its slow line and phone would have made of a quick load (“simulated throttling”).
- Memory is the resident set (Rss); of the database’s processes, which share memory, each one’s share of it (Pss).`
