import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { z } from 'zod'
import { Refusal } from '../refusal'
import type { Focus } from './focus'
import type { Size } from './sizes'

/** What the decoder is asked, in a line of JSON before the bytes of the picture. */
export type Asked = {
  /** The format of a picture that is to be made anew; undefined for a stored one, of which only sizes are made. */
  format: Format | undefined
  focus: Focus
  sizes: Size[]
}

export type Format = 'jpeg' | 'png' | 'webp'

/** What is made of a picture: it itself, called `picture`, and its sizes by their names. */
export type Made = { name: string; width: number; height: number; data: Buffer }

// Every process that stores pictures runs in the project's folder; bundled ones have no place of their own to ask for.
const DECODER = join(/* turbopackIgnore: true */ process.cwd(), 'collections/media/decoder.mjs')

/** Milliseconds one picture may take. Who stores it holds a transaction, which the database ends after a minute. */
const PATIENCE = 30_000

/** Bytes of an answer: 8 million pixels that nothing can compress, and their sizes. */
const MOST_ANSWERED = 64 * 1024 * 1024

const REFUSALS = {
  pixels: 'This picture is too large: at most 50 million pixels, for example 8,000 × 6,000.',
  held: 'This picture is too large for the way it is saved: save it as an ordinary JPEG, which is not progressive, or smaller.',
  line: 'This picture is a line: one side may be 100 times longer than the other.',
  damaged: 'This picture is damaged and cannot be read; export it again and send that file.',
}
const BROKE_DOWN =
  'This picture cannot be read: it broke what reads pictures. Export it again as an ordinary JPEG, or smaller, and send that file.'
const TOOK_TOO_LONG =
  'This picture takes too long to read and was given up: export it again as an ordinary JPEG, or smaller, and send that file.'
const UNABLE =
  'The newsroom cannot read pictures just now: try again in a minute. If that does not help, its log says why to whoever runs it.'

const size = z.int().positive()
const answerSchema = z.union([
  z.object({ refused: z.enum(['pixels', 'held', 'line', 'damaged']) }),
  z.object({ files: z.array(z.object({ name: z.string(), width: size, height: size, bytes: size })) }),
])

/**
 * What the decoder makes of the picture, in a process of its own that ends with it. It is told nothing but this, and its environment has
 * none of ours. Refuses with 400 what is wrong with the picture, also when it breaks the decoder or keeps it for longer than `patience`
 * milliseconds, and with 503 when there is no decoder to be had.
 */
export async function decode(
  picture: Uint8Array,
  asked: Asked,
  { program = DECODER, patience = PATIENCE } = {},
): Promise<Made[]> {
  const { code, signal, isLate, said } = await run(program, patience, [`${JSON.stringify(asked)}\n`, picture])
  if (isLate) throw new Refusal(TOOK_TOO_LONG, 400)
  if (signal) throw new Refusal(BROKE_DOWN, 400, new Error(`The decoder ended by ${signal}.`))
  if (code !== 0) throw new Refusal(UNABLE, 503, new Error(`The decoder ended with code ${code}.`))
  const start = said.indexOf('\n') + 1
  const answer = toAnswer(said.toString('utf8', 0, start))
  if ('refused' in answer) throw new Refusal(REFUSALS[answer.refused], 400)
  let at = start
  const made = answer.files.map(({ bytes, ...file }) => ({ ...file, data: said.subarray(at, (at += bytes)) }))
  // As many bytes as it spoke of, and of a picture that was sent at least itself.
  if (at !== said.length || (asked.format && made[0]?.name !== 'picture')) throw new Refusal(BROKE_DOWN, 400)
  return made
}

/** Nothing is taken on trust from a process that may have been taken over. */
function toAnswer(line: string): z.infer<typeof answerSchema> {
  try {
    return answerSchema.parse(JSON.parse(line))
  } catch (cause) {
    throw new Refusal(BROKE_DOWN, 400, cause)
  }
}

async function run(program: string, patience: number, input: (string | Uint8Array)[]) {
  const said: Buffer[] = []
  let length = 0
  try {
    const child = spawn(process.execPath, [program], {
      env: {
        NODE_ENV: 'production',
        // Where each of its threads has a heap of its own (glibc), it grows to twice the size.
        MALLOC_ARENA_MAX: '2',
        // By these “npm run prove:privacy” watches every process of the site.
        NODE_OPTIONS: process.env.NODE_OPTIONS,
        CONNECTIONS_LOG: process.env.CONNECTIONS_LOG,
      },
      timeout: patience,
      killSignal: 'SIGKILL',
      stdio: ['pipe', 'pipe', 'inherit'],
    })
    const ended = once(child, 'close')
    // Nothing was started, which the next moment says; there may not even be pipes.
    if (child.pid === undefined) await ended
    child.stdout.on('data', (part: Buffer) => {
      length += part.length
      if (length > MOST_ANSWERED) child.kill('SIGKILL')
      else said.push(part)
    })
    // It may end before it has read everything.
    child.stdin.on('error', () => undefined)
    for (const part of input) child.stdin.write(part)
    child.stdin.end()
    await ended
    const { exitCode: code, signalCode: signal, killed } = child
    return { code, signal, isLate: killed && length <= MOST_ANSWERED, said: Buffer.concat(said) }
  } catch (cause) {
    throw new Refusal(UNABLE, 503, cause)
  }
}
