// @ts-check
/**
 * Makes the files of one picture in a process of its own, and ends: collections/media/decode.ts starts it and says what it is asked and
 * answers. It holds no secret; a hostile file that breaks it breaks nothing else, and what it took of memory goes back.
 */
import { writeFile } from 'node:fs/promises'
import { buffer } from 'node:stream/consumers'
import sharp from 'sharp'

/** @typedef {import('./decode').Asked} Asked */
/** @typedef {{ name: string, width: number, height: number, data: Buffer }} Made */

const MAX_PIXELS = 50_000_000

/** Pixels that are stored of a picture: no page shows more, and every size is made from them. */
const STORED_PIXELS = 8_000_000

/** Bytes of a picture that may have to be held at once. */
const MOST_HELD = 150_000_000

/** How many times longer one side may be than the other: a line has no sizes. */
const LONGEST = 100

/** As mozjpeg makes it, but for its passes: each size that is made of a progressive one would hold it whole. */
const JPEG = { quality: 88, trellisQuantisation: true, overshootDeringing: true, quantisationTable: 3 }

/** What a file is refused for; its message is one of the reasons that decode.ts has words for. */
class Refused extends Error {}

/** Bytes of memory at which the process gives up, should a file take more than was foreseen. */
const MOST_MEMORY = 600 * 1024 * 1024

// Where memory runs out, the system ends this process rather than the newsroom or the database (Linux; proc(5)).
await writeFile('/proc/self/oom_score_adj', '1000').catch(() => undefined)

// Whoever asked may be gone, and nobody would end this process then.
const parent = process.ppid
setInterval(() => {
  if (process.ppid !== parent) process.exit(1)
  if (process.memoryUsage.rss() > MOST_MEMORY) answer({ refused: 'held' }, [], () => process.exit())
}, 20).unref()

// Decoders for these formats have had the holes; the three we take need none of them.
sharp.block({ operation: ['VipsForeignLoad'] })
sharp.unblock({ operation: ['VipsForeignLoadJpeg', 'VipsForeignLoadPng', 'VipsForeignLoadWebp'] })
// Nothing is asked for twice.
sharp.cache(false)

const input = await buffer(process.stdin)
const start = input.indexOf('\n') + 1
/** @type {Asked} */
const asked = JSON.parse(input.toString('utf8', 0, start))
const sent = input.subarray(start)

try {
  const anew = asked.format && (await makeAnew(sent, asked.format))
  const files = anew ? [anew] : []
  const { data, ...size } = anew ?? { data: sent, ...(await sharp(sent).metadata()) }
  // One by one: each of them may take as much as the picture.
  for (const each of asked.sizes) {
    const made = await makeSize(data, size, each, asked.focus)
    if (made) files.push(made)
  }
  answer(
    { files: files.map(({ data, ...file }) => ({ ...file, bytes: data.length })) },
    files.map(({ data }) => data),
  )
} catch (error) {
  if (!(error instanceof Refused)) throw error
  answer({ refused: error.message }, [])
}

/**
 * A line of JSON, and the bytes that it speaks of.
 * @param {object} line @param {Buffer[]} parts @param {() => void} [then]
 */
function answer(line, parts, then) {
  process.stdout.write(Buffer.concat([Buffer.from(`${JSON.stringify(line)}\n`), ...parts]), then)
}

/**
 * The picture from its pixels alone, turned as the camera was held.
 * @param {Buffer} data @param {'jpeg' | 'png' | 'webp'} format @returns {Promise<Made>}
 */
async function makeAnew(data, format) {
  try {
    const box = await readBox(data)
    const picture = sharp(data, { limitInputPixels: MAX_PIXELS, failOn: 'error' }).rotate().resize(box)
    const made = await picture
      .toFormat(format, format === 'jpeg' ? JPEG : {})
      .toBuffer({ resolveWithObject: true })
    return { name: 'picture', width: made.info.width, height: made.info.height, data: made.data }
  } catch (error) {
    if (error instanceof Refused) throw error
    throw new Refused(error instanceof Error && error.message.includes('pixel limit') ? 'pixels' : 'damaged')
  }
}

/**
 * The box into which the picture fits when it is stored; what would take too much memory, or is a line, is refused.
 * @param {Buffer} data @returns {Promise<import('sharp').ResizeOptions>}
 */
async function readBox(data) {
  const metadata = await sharp(data, { limitInputPixels: MAX_PIXELS }).metadata()
  const [short = 0, long = 0] = [metadata.width, metadata.height].sort((a, b) => a - b)
  if (short * long > MAX_PIXELS) throw new Refused('pixels')
  if (countHeld(metadata) > MOST_HELD) throw new Refused('held')
  if (long > LONGEST * short) throw new Refused('line')
  const side = Math.ceil(long * Math.min(1, Math.sqrt(STORED_PIXELS / (short * long))))
  return { width: side, height: side, fit: 'inside', withoutEnlargement: true }
}

/**
 * Bytes of pixels that are held at once, where they cannot be read line by line: in several passes, to be turned, or within a WebP.
 * @param {import('sharp').Metadata} metadata
 */
function countHeld({
  format,
  width,
  height,
  channels,
  depth,
  isProgressive,
  orientation,
  chromaSubsampling,
}) {
  const pixels = width * height
  // One that is lossless has its pixels twice.
  if (format === 'webp') return pixels * 8
  const turned = orientation && orientation > 1 ? channels : 0
  if (!isProgressive) return pixels * turned
  // A JPEG’s values take two bytes each while it is read, and half as many more are needed beside them.
  const values = chromaSubsampling === '4:2:0' ? 1.5 : channels
  const passed = format === 'jpeg' ? 3 * values : channels * (depth === 'ushort' ? 2 : 1)
  return pixels * (turned + passed)
}

/**
 * The clean picture in that size; none where a crop would have more pixels than the picture both ways.
 * @param {Buffer} picture @param {{ width: number, height: number }} of @param {Asked['sizes'][number]} size @param {Asked['focus']} focus
 * @returns {Promise<Made | undefined>}
 */
async function makeSize(picture, of, { name, formatOptions, ...size }, focus) {
  if (size.height && of.width < size.width && of.height < size.height) return undefined
  const whole = sharp(picture)
  const shown = size.height ? whole.extract(toCrop(of, size.width / size.height, focus)) : whole
  const { data, info } = await shown
    .resize(size)
    .toFormat(formatOptions.format, formatOptions.options)
    .toBuffer({ resolveWithObject: true })
  return { name, width: info.width, height: info.height, data }
}

/**
 * The largest part of the picture in that ratio, as near to having the focal point in its middle as its edges allow.
 * @param {{ width: number, height: number }} of @param {number} ratio @param {Asked['focus']} focus
 */
function toCrop(of, ratio, focus) {
  const width = Math.max(1, Math.min(of.width, Math.round(of.height * ratio)))
  const height = Math.max(1, Math.min(of.height, Math.round(of.width / ratio)))
  /** @param {number} middle @param {number} length @param {number} most */
  const toStart = (middle, length, most) =>
    Math.round(Math.min(Math.max(middle - length / 2, 0), most - length))
  const left = toStart((of.width * focus.x) / 100, width, of.width)
  const top = toStart((of.height * focus.y) / 100, height, of.height)
  return { left, top, width, height }
}
