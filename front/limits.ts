/** What one reader or sender may take of the front; times are in milliseconds, sizes in bytes. */
export type Limits = {
  /** For a request's headers, from its first byte. */
  headersTimeout: number
  /** For a whole request, body included. */
  requestTimeout: number
  /** A connection on which nothing is asked is kept so long, and one on which nothing moves. */
  idleTimeout: number
  headerBytes: number
  /** A picture of 20 MB, and what a form says around it. */
  bodyBytes: number
  connections: number
  /** Requests whose bodies are waited for at once; when there is one more, the slowest of them goes. */
  arriving: number
  /** Requests that may wait for the newsroom at once. */
  passing: number
  /** Those of one network: whoever holds them open keeps a part of the newsroom's places and no more. */
  passingOfNetwork: number
  /** For the newsroom to answer, and between two pieces of its answer. */
  newsroomTimeout: number
  /** For what is under way when the front is asked to stop. */
  farewell: number
}

export const LIMITS: Limits = {
  headersTimeout: 10_000,
  requestTimeout: 60_000,
  idleTimeout: 65_000,
  headerBytes: 16 * 1024,
  bodyBytes: 21 * 1024 * 1024,
  connections: 10_000,
  arriving: 256,
  passing: 256,
  passingOfNetwork: 64,
  newsroomTimeout: 30_000,
  farewell: 5_000,
}
