import { randomBytes } from 'node:crypto'
import { deflateSync, gzipSync } from 'node:zlib'
import sharp from 'sharp'
import { deflateZeros, pngChunk, smallPng, toBomb, toPng } from './png'

/** Words that nothing made from a file may have. */
export const CANARY = 'CANARY-OF-A-CAMERA'

/** A file as somebody sends it. */
export type HostileFile = {
  what: string
  name: string
  type: string
  make: () => Buffer | Promise<Buffer>
  /** What must become of it: refused in these words, or taken and made anew. */
  expected: RegExp | 'taken'
}

const NO_PICTURE = /not a picture the site can use/
const DAMAGED = /is damaged/
const A_LINE = /is a line/
const TAKES_TOO_MUCH = /too large for the way it is saved/
const TOO_LARGE_PICTURE = /too large: at most/
const SCRIPT = '<script>alert(1)</script>'
const SVG = `<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)">${SCRIPT}</svg>`

const paint = (width = 320, height = 200) =>
  sharp({ create: { width, height, channels: 3, background: '#a52' } })

/** As much to compress as a photograph has at most. */
const noise = (width: number, height: number) =>
  sharp({
    create: {
      width,
      height,
      channels: 3,
      background: '#777',
      noise: { type: 'gaussian', mean: 128, sigma: 10 },
    },
  })

/** Lines of a PNG, each behind its filter’s number, that nothing can compress. */
function toNoise(width: number, height: number): Buffer {
  const lines = randomBytes(height * (1 + width * 3))
  for (let line = 0; line < height; line++) lines[line * (1 + width * 3)] = 0
  return lines
}

const jpeg = (width?: number, height?: number) => paint(width, height).jpeg().toBuffer()
const png = (width?: number, height?: number) => paint(width, height).png().toBuffer()
const webp = (width?: number, height?: number) => paint(width, height).webp().toBuffer()

const half = (data: Buffer) => data.subarray(0, data.length / 2)

/** A segment of a JPEG (ITU T.81, B.1.1.4), by its marker’s second byte. */
function segment(marker: number, data: Buffer | string): Buffer {
  const content = Buffer.from(data)
  const head = Buffer.from([0xff, marker, 0, 0])
  head.writeUInt16BE(content.length + 2, 2)
  return Buffer.concat([head, content])
}

/** The JPEG with these segments right after its beginning. */
const withSegments = (data: Buffer, ...segments: Buffer[]): Buffer =>
  Buffer.concat([data.subarray(0, 2), ...segments, data.subarray(2)])

const GPS = {
  IFD0: { Make: CANARY, Copyright: CANARY },
  IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '43/1 20/1 0/1' },
}
const XMP = `<x:xmpmeta xmlns:x="adobe:ns:meta/"><note>${CANARY}</note></x:xmpmeta>`

/** The smallest archive of a file (PKWARE’s APPNOTE): an end of central directory with a comment. */
const ZIP = Buffer.concat([
  Buffer.from('PK\x05\x06', 'latin1'),
  Buffer.alloc(16),
  Buffer.from([CANARY.length, 0]),
  Buffer.from(CANARY),
])

/** The beginning of files of other kinds, and what follows it. */
const beginning =
  (bytes: string, more = 2000) =>
  () =>
    Buffer.concat([Buffer.from(bytes, 'latin1'), randomBytes(more)])

/** A picture of Photoshop’s resources with what the press wire calls caption and byline (IPTC-IIM 4.2). */
function toIptc(): Buffer {
  const record = Buffer.concat([Buffer.from([0x1c, 2, 80, 0, CANARY.length]), Buffer.from(CANARY)])
  const resource = Buffer.concat([
    Buffer.from('Photoshop 3.0\x008BIM\x04\x04\x00\x00\x00\x00\x00', 'latin1'),
    Buffer.from([record.length]),
    record,
    Buffer.alloc(record.length % 2),
  ])
  return segment(0xed, resource)
}

const taken = (
  what: string,
  make: HostileFile['make'],
  name = 'IMG_4711.jpg',
  type = 'image/jpeg',
): HostileFile => ({ what, make, name, type, expected: 'taken' })

const refused = (
  what: string,
  expected: RegExp,
  make: HostileFile['make'],
  name = 'x.jpg',
  type = 'image/jpeg',
): HostileFile => ({ what, make, name, type, expected })

/** At most 50 million pixels are taken, so that these are the largest that are. */
const SIDE = 7000

/** Files that are small and take much memory; each makes its own bytes when asked. */
export const BOMBS: HostileFile[] = [
  refused('a PNG that says it has 30,000 × 30,000 pixels, and has none', TOO_LARGE_PICTURE, () => toPng({ width: 30_000, height: 30_000 }, Buffer.alloc(0)), 'x.png', 'image/png'),
  refused('a PNG of 30,000 × 30,000 black pixels', TOO_LARGE_PICTURE, () => toBomb({ width: 30_000, height: 30_000, depth: 1, colour: 0 }), 'x.png', 'image/png'),
  refused('a PNG of 2³¹−1 × 2³¹−1 pixels', /too large|damaged/, () => toPng({ width: 2 ** 31 - 1, height: 2 ** 31 - 1 }, Buffer.alloc(0)), 'x.png', 'image/png'),
  refused('a PNG of no pixels', DAMAGED, () => toPng({ width: 0, height: 0 }, Buffer.alloc(0)), 'x.png', 'image/png'),
  refused('a PNG whose pixels unpack to far more than it has', DAMAGED, async () => toPng({ width: 8, height: 8 }, (await deflateZeros(600_000_000)).subarray(0, -9)), 'x.png', 'image/png'),
  taken('a PNG with a text that unpacks to 600 MB', async () => smallPng([pngChunk('zTXt', Buffer.concat([Buffer.from('Comment\0\0'), await deflateZeros(600_000_000)]))]), 'x.png', 'image/png'),
  taken('a PNG with a colour profile that unpacks to 600 MB', async () => smallPng([pngChunk('iCCP', Buffer.concat([Buffer.from('x\0\0'), await deflateZeros(600_000_000)]))]), 'x.png', 'image/png'),
  refused('the largest interlaced PNG of 16 bits', TAKES_TOO_MUCH, () => toBomb({ width: SIDE, height: SIDE, depth: 16, colour: 6, isInterlaced: true }), 'x.png', 'image/png'),
  refused('the largest lossless WebP', TAKES_TOO_MUCH, () => paint(SIDE, SIDE).webp({ lossless: true, effort: 0 }).toBuffer(), 'x.webp', 'image/webp'),
  refused('the largest progressive JPEG in CMYK, turned on its side', TAKES_TOO_MUCH, () => paint(SIDE, SIDE).toColourspace('cmyk').withMetadata({ orientation: 6 }).jpeg({ progressive: true, chromaSubsampling: '4:4:4' }).toBuffer()),
  taken('the largest JPEG', () => noise(SIDE, SIDE).jpeg({ quality: 50 }).toBuffer()),
  taken('a PNG that nothing can compress', () => toPng({ width: 2550, height: 2550 }, deflateSync(toNoise(2550, 2550), { level: 0 })), 'x.png', 'image/png'),
  taken('the largest PNG of 16 bits', () => toBomb({ width: SIDE, height: SIDE, depth: 16, colour: 6 }), 'x.png', 'image/png'),
  taken('an interlaced PNG that is just small enough', () => toBomb({ width: 7000, height: 7000, colour: 2, isInterlaced: true }), 'x.png', 'image/png'),
  taken('a lossless WebP that is just small enough', () => paint(4300, 4300).webp({ lossless: true, effort: 0 }).toBuffer(), 'x.webp', 'image/webp'),
  taken('a progressive JPEG that is just small enough', () => noise(4050, 4050).jpeg({ quality: 50, progressive: true, chromaSubsampling: '4:4:4' }).toBuffer()),
  taken('the largest JPEG, turned on its side', () => paint(SIDE, SIDE).withMetadata({ orientation: 8 }).jpeg().toBuffer()),
] // prettier-ignore

/** Files of every other kind. */
export const FILES: HostileFile[] = [
  // What is no picture, whatever it calls itself.
  refused('an SVG with a script', NO_PICTURE, () => Buffer.from(SVG), 'x.svg', 'image/svg+xml'),
  refused('an SVG called a PNG', NO_PICTURE, () => Buffer.from(SVG), 'x.png', 'image/png'),
  refused('a compressed SVG', NO_PICTURE, () => gzipSync(SVG), 'x.svgz', 'image/svg+xml'),
  refused('a page called a JPEG', NO_PICTURE, () => Buffer.from(`<html>${SCRIPT}`)),
  refused('a GIF that is a script as well', NO_PICTURE, () => Buffer.from('GIF89a/*\x01\x00*/=1;alert(1)//', 'latin1'), 'x.gif', 'image/gif'),
  refused('a moving GIF', NO_PICTURE, () => sharp({ create: { width: 8, height: 8, channels: 3, background: 'red' } }).gif().toBuffer(), 'x.gif', 'image/gif'),
  refused('a PDF called a JPEG', NO_PICTURE, beginning('%PDF-1.7\n')),
  refused('a TIFF called a JPEG', NO_PICTURE, beginning('II*\0\x08\0\0\0')),
  refused('a BMP called a PNG', NO_PICTURE, beginning('BM\x36\x10\0\0\0\0\0\0'), 'x.png', 'image/png'),
  refused('an ICO called a PNG', NO_PICTURE, beginning('\0\0\x01\0\x01\0'), 'x.png', 'image/png'),
  refused('a PSD called a JPEG', NO_PICTURE, beginning('8BPS\0\x01')),
  refused('a JPEG XL called a JPEG', NO_PICTURE, beginning('\xff\x0a')),
  refused('a JPEG 2000 called a JPEG', NO_PICTURE, beginning('\0\0\0\x0cjP  \r\n\x87\n')),
  refused('a HEIC called a JPEG', NO_PICTURE, beginning('\0\0\0\x18ftypheic\0\0\0\0mif1heic')),
  refused('an AVIF, as only the newsroom itself makes it', NO_PICTURE, () => paint().avif({ effort: 0 }).toBuffer(), 'x.avif', 'image/avif'),
  refused('a film called a JPEG', NO_PICTURE, beginning('\0\0\0\x18ftypmp42')),
  refused('a program called a JPEG', NO_PICTURE, beginning('MZ\x90\0')),
  refused('an archive called a JPEG', NO_PICTURE, () => ZIP),
  refused('nothing', /not a picture|Choose a picture/, () => Buffer.alloc(0)),
  refused('one byte', NO_PICTURE, () => Buffer.from([0xff])),
  refused('a PNG with a byte before it', NO_PICTURE, async () => Buffer.concat([Buffer.from('x'), await png()]), 'x.png', 'image/png'),
  refused('any bytes', NO_PICTURE, () => randomBytes(5000)),
  // What only begins as a picture.
  refused('a JPEG of three bytes', DAMAGED, () => Buffer.from([0xff, 0xd8, 0xff])),
  refused('a JPEG’s beginning with anything behind it', DAMAGED, beginning('\xff\xd8\xff\xe0')),
  refused('a PNG’s beginning with anything behind it', DAMAGED, beginning('\x89PNG\r\n\x1a\n'), 'x.png', 'image/png'),
  refused('a WebP’s beginning with anything behind it', DAMAGED, beginning('RIFF\0\x10\0\0WEBPVP8 '), 'x.webp', 'image/webp'),
  refused('half a JPEG', DAMAGED, async () => half(await jpeg())),
  refused('half a PNG', DAMAGED, () => half(smallPng()), 'x.png', 'image/png'),
  refused('half a WebP', DAMAGED, async () => half(await webp()), 'x.webp', 'image/webp'),
  refused('a PNG with a wrong sum', DAMAGED, () => { const data = smallPng(); data.writeUInt8(data.readUInt8(30) ^ 1, 30); return data }, 'x.png', 'image/png'),
  // Two things at once.
  taken('a JPEG with a page in its comment', async () => withSegments(await jpeg(), segment(0xfe, `<html>${SCRIPT}${CANARY}`))),
  taken('a JPEG with a page behind it', async () => Buffer.concat([await jpeg(), Buffer.from(SCRIPT + CANARY)])),
  taken('a JPEG with an archive behind it', async () => Buffer.concat([await jpeg(), ZIP])),
  taken('a JPEG with a PDF in its comment', async () => withSegments(await jpeg(), segment(0xfe, `%PDF-1.7 ${CANARY}`))),
  taken('a PNG with an archive behind it', () => smallPng([], ZIP), 'x.png', 'image/png'),
  taken('a PNG with a script in its text', () => smallPng([pngChunk('tEXt', Buffer.from(`Comment\0${SCRIPT}${CANARY}`))]), 'x.png', 'image/png'),
  taken('a WebP with a page behind it', async () => Buffer.concat([await webp(), Buffer.from(SCRIPT + CANARY)]), 'x.webp', 'image/webp'),
  // Metadata.
  taken('a JPEG with a place, a camera and notes', () => paint().withExif(GPS).withXmp(XMP).jpeg().toBuffer()),
  taken('a JPEG with a caption of a press wire', async () => withSegments(await jpeg(), toIptc())),
  taken('a JPEG with a colour profile that names somebody', async () => withSegments(await jpeg(), segment(0xe2, `ICC_PROFILE\0\x01\x01${CANARY}`))),
  taken('a JPEG with a second picture inside', async () => withSegments(await jpeg(), segment(0xe2, `MPF\0II*\0${CANARY}`), segment(0xe5, CANARY))),
  taken('a JPEG with 12 MB of notes', async () => withSegments(await jpeg(), ...Array.from({ length: 190 }, () => segment(0xe1, `http://ns.adobe.com/xap/1.0/\0${CANARY.repeat(3500)}`)))),
  taken('a PNG with notes of every kind', () => smallPng([
    pngChunk('tEXt', Buffer.from(`Author\0${CANARY}`)),
    pngChunk('zTXt', Buffer.concat([Buffer.from('Location\0\0'), deflateSync(CANARY)])),
    pngChunk('iTXt', Buffer.from(`XML:com.adobe.xmp\0\0\0\0\0${XMP}`)),
    pngChunk('eXIf', Buffer.from(`II*\0\x08\0\0\0\0\0\0\0\0\0${CANARY}`)),
    pngChunk('tIME', Buffer.from([7, 234, 1, 2, 3, 4, 5])),
    pngChunk('caNy', Buffer.from(CANARY)),
  ]), 'x.png', 'image/png'),
  taken('a WebP with a place, a camera and notes', () => paint().withExif(GPS).withXmp(XMP).webp().toBuffer(), 'x.webp', 'image/webp'),
  // Unusual, and sound.
  taken('a JPEG in CMYK', () => paint().toColourspace('cmyk').jpeg().toBuffer()),
  taken('a PNG of 16 bits', () => paint().toColourspace('rgb16').png().toBuffer(), 'x.png', 'image/png'),
  taken('a PNG of one bit', () => toBomb({ width: 100, height: 100, depth: 1, colour: 0 }), 'x.png', 'image/png'),
  taken('a moving WebP', () => sharp({ create: { width: 64, height: 128, channels: 3, background: 'red', pageHeight: 64 } } as never).webp().toBuffer(), 'x.webp', 'image/webp'),
  taken('a picture of one pixel', () => jpeg(1, 1)),
  refused('a picture of 12,000 × 1 pixels', A_LINE, () => jpeg(12_000, 1)),
  taken('a picture of 4,800 × 48 pixels', () => jpeg(4800, 48)),
  // Names.
  taken('a PNG called a JPEG', () => png()),
  taken('a JPEG called a PNG', () => jpeg(), `${CANARY}.png`, 'image/png'),
  ...[`../../../${CANARY}.jpg`, `..\\..\\${CANARY}.jpg`, `/etc/${CANARY}.jpg`, `${CANARY}.php.jpg`, `${CANARY}.jpg.html`, `${CANARY}.jpg%00.html`, `${CANARY}\u202egpj.exe`,
    `.htaccess-${CANARY}`, `con.${CANARY}.jpg`, `${CANARY} <img src=x onerror=alert(1)>.jpg`, `${CANARY}${'x'.repeat(3000)}.jpg`, CANARY, `${CANARY}'";$(id)|.jpg`].map((name) =>
    taken(`a picture called ${name.slice(0, 60)}`, () => jpeg(), name),
  ),
] // prettier-ignore

/** Signs of metadata, or of a second thing, in the bytes of a picture. */
export const TRACES = [
  CANARY, 'Exif\0', 'eXIf', 'http://ns.adobe.com/', 'x:xmpmeta', 'Photoshop 3.0', '8BIM', 'ICC_PROFILE', 'iCCP', 'ICCP', 'MPF\0', 'tEXt', 'zTXt', 'iTXt', 'tIME', 'caNy',
  '<script', '<html', '%PDF', 'PK\x05\x06',
] // prettier-ignore
