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
export const SCENARIOS: Record<string, Scenario> = {
  'kill-newsroom': killed('the newsroom', 500),
  'kill-database': killed('PostgreSQL (the server, or the process of one connection)', 500),
  'kill-press': killed('the press', 50),
  'kill-front': killed('the front', 50, false),
  'kill-all': killed('everything', 50, false),
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
      peak: { unit: 'MB in the front at most', over: 'worst', most: 250 },
    },
  },
  flood: {
    what: 'A flood on the home page, unknown addresses and the search, one after the other',
    figures: {
      requests: count('requests'),
      faults: none('answered with a fault (500) or not at all'),
      read: count('pages read by others'),
      missed: none('not answered with 200'),
      peak: { unit: 'MB in the front at most', over: 'worst', most: 250 },
    },
  },
  soak: {
    what: 'A soak: two clients publish and ten readers read, without a fault from outside',
    figures: {
      minutes: count('minutes'),
      read: count('pages read'),
      missed: none('not answered with 200'),
      acknowledged: count('requests acknowledged'),
      growth: { unit: '% more memory at the end, in the process that grew most', over: 'worst', most: 20 },
      lost: none('lost'),
      half: none('half done'),
    },
  },
}
