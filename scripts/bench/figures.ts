import type { Desk } from './desk'
import type { FirstView } from './first-view'
import type { Generator } from './load'
import type { Machine } from './machine'
import type { Memory } from './memory'
import type { FullPrint } from './print'
import type { Publication } from './publish'
import type { Search } from './search'
import type { Audit } from './lighthouse'
import type { Throughput } from './throughput'

export type Archive = { size: number; print: FullPrint; publications: Publication[] }

/** Everything one run has measured. */
export type Figures = Machine & {
  date: Date
  seconds: number
  /** The share of all cores that others used just before. */
  others: number
  archives: Archive[]
  views: FirstView[]
  audits: Audit[]
  desk: Desk
  searches: Search[]
  memory: Memory
  generator: Generator
  throughput: { front: Throughput; next: Throughput; nginx: Throughput | undefined }
}
