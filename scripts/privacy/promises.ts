import type { Browsing } from './browsing'
import type { Connections } from './connections'
import type { NetLog } from './net-log'
import type { Check } from './report'
import type { Answers } from './requests'
import type { Looks } from './sockets'
import type { Search } from './traces'

/** What was found of the reader afterwards: in what the site said, in its tables, in its files. */
export type Left = { output: Search; tables: Search; files: Search[] }

const UNRECORDED = 'The browser’s log of the network is incomplete, so nothing is proved.'

export function toBrowsing({ pages, kept }: Browsing, { requests, elsewhere }: NetLog): Check[] {
  return [
    {
      promise: 'A reader’s browser asks no other host for anything.',
      looked: `It opened ${pages} pages with script allowed, scrolled each to its end, and searched: ${requests} requests, all recorded by the browser itself.`,
      found: requests < pages ? [UNRECORDED] : elsewhere,
    },
    {
      promise: 'A reader’s browser is given nothing to keep: no cookie, no storage, no database, no worker.',
      looked: 'It was looked into after each of these pages.',
      found: kept,
    },
  ]
}

export const toAnswers = ({ asked, cookies, different }: Answers): Check[] => [
  {
    promise: 'No answer to a reader sets a cookie.',
    looked: `${asked} addresses were asked for: all of the edition, and searches.`,
    found: cookies,
  },
  {
    promise: 'Every reader gets the same answer, so that none can be told from another by what he has.',
    looked:
      'Each of them was asked for a second time by somebody unknown, and compared byte by byte with its headers.',
    found: different,
  },
]

const MARKS =
  'address, forwarded addresses, User-Agent, referrer, cookie, words searched for and addresses asked for in vain'

export function toLeft({ output, tables, files }: Left, mishaps: number): Check[] {
  return [
    {
      promise: 'No line that the site says to its operator names a reader.',
      looked: `${output.looked} lines were searched for his ${MARKS}; ${mishaps} requests had gone wrong on purpose.`,
      found: output.found.map((name) => `${name}, in what the site said`),
    },
    {
      promise: 'No table of the database holds anything of a reader.',
      looked: `Every column of ${tables.looked} tables was searched for the same.`,
      found: tables.found,
    },
    {
      promise: 'No file holds anything of a reader.',
      looked: `${files.reduce((sum, { looked }) => sum + looked, 0)} files were searched: the data folder with the database’s own files and log, the temporary folder, and what was written where the site is built.`,
      found: files.flatMap(({ found }) => found),
    },
  ]
}

export const toEditing = (opened: string[], { requests, elsewhere }: NetLog): Check => ({
  promise: 'An editor’s browser asks no other host for anything.',
  looked: `It signed in, opened ${opened.length} screens, uploaded a picture, previewed and published an article, and signed out: ${requests} requests.`,
  found: requests < opened.length ? [UNRECORDED] : elsewhere,
})

const WATCHED = ['decoder', 'front', 'newsroom', 'press', 'start']

export function toOutgoing({ parts, here, elsewhere }: Connections, looks: Looks | undefined): Check {
  const unwatched = WATCHED.filter((part) => !parts.includes(part))
  const looked = looks
    ? `; all of its processes, the database’s too, were looked at ${looks.looks} times`
    : '; the database’s own connections can be looked at on Linux only'
  return {
    promise: 'The site itself connects to no other host and looks up no name.',
    looked: `${parts.join(', ')} were recorded from their first moment: ${here} connections and look-ups, all on this machine${looked}.`,
    found: [
      ...unwatched.map((part) => `The ${part} was not recorded, so nothing is proved.`),
      ...elsewhere,
      ...(looks?.elsewhere ?? []).map((address) => `A process of the site was connected to ${address}.`),
    ],
  }
}
