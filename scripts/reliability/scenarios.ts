/** How the figure of several runs is told: added up, or the worst of them. */
type Figure = {
  /** What follows the number: “cycles”, “ms (p95)”. */
  unit: string
  over: 'sum' | 'worst'
  least?: number
  most?: number
}

export type Scenario = { what: string; figures: Record<string, Figure> }

const none = (unit: string): Figure => ({ unit, over: 'sum', most: 0 })
const count = (unit: string, least?: number): Figure => ({ unit, over: 'sum', ...(least ? { least } : {}) })

const killed = (what: string, least: number, isServed = true): Scenario => ({
  what: `SIGKILL of ${what} at random instants, while four clients publish, change, withdraw and put back`,
  figures: {
    cycles: count('kills', least),
    acknowledged: count('requests acknowledged'),
    lost: none('lost'),
    half: none('half done'),
    ...(isServed ? { read: count('pages read meanwhile'), missed: none('not answered with 200') } : {}),
  },
})

/** What the long form tries, in the order of the page, and the figures that are wanted of each. */
export const SCENARIOS = {
  'kill-newsroom': killed('the newsroom', 500),
  'kill-database': killed('PostgreSQL (the server, or the process of one connection)', 500),
  'kill-press': killed('the press', 50),
  'kill-front': killed('the front', 50, false),
  'kill-all': killed('everything', 50, false),
  'kill-recovery': {
    what: 'SIGKILL of one of PostgreSQL’s processes, and of the one that recovers from that',
    figures: {
      away: { unit: 's until requests are acknowledged again', over: 'worst', most: 120 },
      acknowledged: count('requests acknowledged'),
      lost: none('lost'),
      half: none('half done'),
    },
  },
  storm: {
    what: 'A storm of withdrawals and of articles put back, eight at once',
    figures: {
      flips: count('flips', 1000),
      stale: none('pages, lists or feeds stale after 10 s'),
      p95: { unit: 'ms until all show it (p95)', over: 'worst', most: 10_000 },
    },
  },
  outage: {
    what: 'Newsroom and database down',
    figures: {
      seconds: count('seconds', 600),
      read: count('pages read'),
      missed: none('not answered with 200'),
      p95: { unit: 'ms (p95)', over: 'worst', most: 50 },
    },
  },
  'database-away': {
    what: 'The database refuses every connection, then is back',
    figures: {
      seconds: count('seconds away'),
      refused: count('requests refused in words (503)'),
      faults: none('answered otherwise (5xx)'),
      missed: none('pages not answered with 200'),
      lost: none('lost'),
      half: none('half done'),
    },
  },
  'database-frozen': {
    what: 'The database stands still (SIGSTOP), then goes on',
    figures: {
      seconds: count('seconds frozen'),
      refused: count('requests refused in words (503)'),
      faults: none('answered otherwise (5xx)'),
      missed: none('pages not answered with 200'),
      lost: none('lost'),
      half: none('half done'),
    },
  },
  'database-slow': {
    what: 'Each answer of the database takes 50 to 150 ms longer',
    figures: {
      seconds: count('seconds slow'),
      acknowledged: count('requests acknowledged'),
      faults: none('answered otherwise (5xx)'),
      missed: none('pages not answered with 200'),
      lost: none('lost'),
      half: none('half done'),
    },
  },
  'disk-full': {
    what: 'The disk of database, pictures and edition is full, then has room again',
    figures: {
      tried: count('requests while it was full'),
      faults: none('answered neither as done nor in words (503)'),
      missed: none('pages not answered with 200'),
      lost: none('lost'),
      half: none('half done'),
    },
  },
  'edition-full': {
    what: 'The disk of the edition alone is full, then has room again',
    figures: {
      acknowledged: count('requests acknowledged while it was full'),
      faults: none('answered neither as done nor in words (503)'),
      missed: none('pages not answered with 200'),
      lost: none('lost'),
      half: none('half done'),
    },
  },
  'clock-jumps': {
    what: 'The clock of newsroom, press and front jumps a day on, then an hour back',
    figures: {
      faults: none('scheduled, published or withdrawn articles that are not before readers after 10 s'),
      backwards: none('pages whose Last-Modified went back'),
      lost: none('lost'),
      half: none('half done'),
    },
  },
  'slow-readers': {
    what: 'Slow readers: heads dripped byte by byte, answers never read',
    figures: {
      connections: { unit: 'connections', over: 'worst' },
      read: count('pages read by others'),
      missed: none('not answered with 200'),
      peak: { unit: 'MB in the front', over: 'worst', most: 250 },
    },
  },
  flood: {
    what: 'A flood on the home page, unknown addresses and the search, one after the other',
    figures: {
      requests: count('requests'),
      faults: none('answered with a fault (500) or not at all'),
      read: count('pages read by others'),
      missed: none('not answered with 200'),
      peak: { unit: 'MB in the front', over: 'worst', most: 250 },
    },
  },
  soak: {
    what: 'A soak: ten readers read, two clients publish, and after a quarter of the time only change what there is; no fault from outside',
    figures: {
      minutes: count('minutes', 8),
      read: count('pages read'),
      missed: none('not answered with 200'),
      acknowledged: count('requests acknowledged'),
      growth: {
        unit: '% more memory in use from then to the end, in the process that grew most',
        over: 'worst',
        most: 20,
      },
      lost: none('lost'),
      half: none('half done'),
    },
  },
  restore: {
    what: 'A backup taken while four editors publish, restored into an empty system and read by readers',
    figures: {
      embedded: count('restored on the embedded database', 20),
      server: count('on a PostgreSQL server', 20),
      read: count('addresses compared'),
      apart: none('not byte for byte what it was'),
    },
  },
  leak: {
    what: 'A stranger asks for everything, before and after drafts, notes and hidden files with words to know them by are there',
    figures: {
      requests: count('requests', 20_000),
      files: count('files of the edition searched'),
      found: none('with a word of them'),
      apart: none('answers or files that became other ones'),
      faults: none('answered with a fault (5xx)'),
    },
  },
  injection: {
    what: 'Scripts and broken markup in every field that holds words, against a site of harmless words',
    figures: {
      vectors: { unit: 'vectors', over: 'worst', least: 300 },
      pages: count('pages opened in a browser'),
      texts: count('feeds, sitemaps and other files parsed'),
      signs: none('dialogs, scripts run or other hosts asked'),
      failed: none(
        'checks failed: well-formed, valid, and with the markup of the harmless one, also in previews, search and admin',
      ),
    },
  },
  uploads: {
    what: 'Hostile pictures and files that are none, as new ones, in place of others and duplicated',
    figures: {
      files: { unit: 'kinds', over: 'worst', least: 30 },
      faults: none('kept a tag, crashed something or were refused without words'),
      peak: { unit: 'MB in the newsroom and its decoder', over: 'worst', most: 700 },
    },
  },
  forms: {
    what: 'Uploads of 200 MB, without an end, and in forms that are none',
    figures: {
      forms: { unit: 'kinds', over: 'worst' },
      faults: none('not refused in words'),
      peak: { unit: 'MB in the newsroom and its decoder', over: 'worst', most: 700 },
    },
  },
  fuzz: {
    what: 'Requests of every kind to every route of the API, from strangers and from colleagues of each role',
    figures: {
      requests: count('requests', 20_000),
      faults: none('kinds answered with a fault (5xx)'),
      slowest: { unit: 'ms for the slowest answer', over: 'worst', most: 5000 },
      growth: { unit: '% more memory in use at the end than after a tenth', over: 'worst', most: 20 },
    },
  },
  'sign-in': {
    what: 'Wrong passwords for accounts that are there and for others that are not, in turn',
    figures: {
      tried: count('tried', 400),
      told: { unit: '% of pairs told apart by their time (50 is chance)', over: 'worst', most: 55 },
    },
  },
} satisfies Record<string, Scenario>

/** What tries which: one scenario of the fault tests is chosen by its name. */
export const COMMANDS = {
  'npm run test:faults -- -t NAME': ['kill-newsroom', 'kill-database', 'kill-press', 'kill-front', 'kill-all', 'kill-recovery', 'storm', 'outage', 'database-away', 'database-frozen', 'database-slow', 'disk-full', 'edition-full', 'clock-jumps', 'slow-readers', 'flood', 'soak'],
  'npm run test:siege -- backup': ['restore'],
  'npm run test:siege -- leak': ['leak'],
  'npm run test:siege -- injection': ['injection'],
  'npm run test:siege -- uploads': ['uploads', 'forms'],
  'npx vitest run --project e2e fuzz': ['fuzz'],
  'npm run prove:login': ['sign-in'],
} satisfies Record<string, (keyof typeof SCENARIOS)[]> // prettier-ignore
