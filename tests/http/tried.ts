import type { Answer, Question } from './ask'
import type { FakeNewsroom } from './fake-newsroom'

export const SITE_URL = 'https://news.example.org'

/** A web server that is being tried. */
export type Tried = {
  get: (path: string, headers?: Record<string, string>) => Promise<Answer>
  ask: (path: string, question: Question) => Promise<Answer>
  askRaw: (bytes: string) => Promise<string>
  /** It exists only while tests run. */
  newsroom: () => FakeNewsroom
}
