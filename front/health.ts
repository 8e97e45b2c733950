import { stat } from 'node:fs/promises'
import { get, type IncomingMessage } from 'node:http'
import { join } from 'node:path'
import { z } from 'zod'
import { VERSION_FILE } from '@/lib/edition'
import { PRESS_KEY } from '@/lib/press-key'

export type HealthOptions = { editionDir: string; newsroomUrl: string; pressKey: string }

const answerSchema = z.object({
  database: z.enum(['ok', 'down']),
  queue: z.object({ waiting: z.number(), oldestSeconds: z.number(), failed: z.number() }).nullable(),
  desk: z.object({ late: z.number(), failed: z.number() }).nullable(),
})

type Answer = z.infer<typeof answerSchema>

export type Health = {
  /** “attention” when somebody of the newsroom has to look at something, though readers are served. */
  overall: 'ok' | 'attention'
  front: 'ok'
  /** When the edition last changed, or null when nothing was printed yet. */
  edition: { printed: string | null }
  newsroom: 'ok' | 'down'
  database: Answer['database'] | 'unknown'
  queue: Answer['queue'] | null
  /** Articles whose time to go out or to be withdrawn is past: not done yet, or given up. */
  desk: Answer['desk'] | null
}

/** Milliseconds for which an answer is good, and those in which the newsroom has to give its own. */
const FRESH = 1_000
const PATIENCE = 1_000

/** How everything is. The newsroom is asked at most once a second, however many want to know. */
export function createHealth(options: HealthOptions): () => Promise<Health> {
  let asked = -Infinity
  let answer: Promise<Health> | undefined
  let isAsking = false
  return () => {
    if (answer && (isAsking || performance.now() - asked < FRESH)) return answer
    isAsking = true
    answer = examine(options).finally(() => {
      isAsking = false
      asked = performance.now()
    })
    return answer
  }
}

async function examine({ editionDir, newsroomUrl, pressKey }: HealthOptions): Promise<Health> {
  const [printed, newsroom] = await Promise.all([
    stat(join(editionDir, VERSION_FILE)).then(
      ({ mtime }) => mtime.toISOString(),
      () => null,
    ),
    askNewsroom(newsroomUrl, pressKey).catch(() => undefined),
  ])
  return {
    overall: newsroom && isWell(newsroom) ? 'ok' : 'attention',
    front: 'ok',
    edition: { printed },
    newsroom: newsroom ? 'ok' : 'down',
    database: newsroom?.database ?? 'unknown',
    queue: newsroom?.queue ?? null,
    desk: newsroom?.desk ?? null,
  }
}

/** Changes that wait to be printed are the press's everyday work; what was given up, or is late, is not. */
const isWell = ({ database, queue, desk }: Answer): boolean =>
  database === 'ok' && queue?.failed === 0 && desk?.failed === 0 && desk.late === 0

async function askNewsroom(newsroomUrl: string, pressKey: string): Promise<Answer> {
  const response = await new Promise<IncomingMessage>((resolve, reject) => {
    const signal = AbortSignal.timeout(PATIENCE)
    const address = new URL('/press/health', newsroomUrl)
    get(address, { headers: { [PRESS_KEY]: pressKey }, agent: false, signal }, resolve).on('error', reject)
  })
  let text = ''
  for await (const chunk of response.setEncoding('utf8')) text += String(chunk).slice(0, 10_000)
  return answerSchema.parse(JSON.parse(text))
}
