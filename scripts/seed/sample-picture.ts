import sharp from 'sharp'

const [WIDTH, HEIGHT] = [1200, 800]
type Colour = [red: number, green: number, blue: number]

/** Roofs from left to right: width and height in pixels. */
const SKYLINE = [[160, 240], [70, 360], [120, 300], [60, 490], [14, 550], [46, 490], [200, 240], [150, 330], [120, 270], [90, 440], [170, 210]] as const // prettier-ignore

/** A crowd in a square below its town, as a woodcut would have it: 1200 × 800, JPEG; the hue (0 to 360) is the hour's light. */
export function drawPicture(hue: number): Promise<Buffer> {
  const turn = (phase: number, from: number, to: number) =>
    from + ((Math.cos(((hue - phase) * Math.PI) / 180) + 1) / 2) * (to - from)
  const shade = (light: number, colour: number): Colour => [
    light + turn(20, 0, colour),
    light + turn(60, 0, colour * 0.6),
    light + turn(220, 0, colour),
  ]
  const [high, low, town, crowd] = [shade(50, 60), shade(160, 70), shade(65, 45), shade(18, 16)]
  const pixels = Buffer.alloc(WIDTH * HEIGHT * 3)
  const fill = (x: number, y: number, width: number, height: number, colour: Colour) => {
    const [left, right] = [Math.max(0, Math.round(x)), Math.min(WIDTH, Math.round(x + width))]
    for (let row = Math.max(0, Math.round(y)); row < Math.min(HEIGHT, y + height); row++)
      for (let column = left; column < right; column++) pixels.set(colour, (row * WIDTH + column) * 3)
  }
  const disc = (x: number, y: number, radius: number, colour: Colour) => {
    for (let row = -radius; row <= radius; row++) {
      const half = Math.sqrt(radius ** 2 - row ** 2)
      fill(x - half, y + row, half * 2, 1, colour)
    }
  }
  for (let row = 0; row < HEIGHT; row++) {
    const part = row / HEIGHT
    const mix = (at: 0 | 1 | 2) => high[at] * (1 - part) + low[at] * part
    fill(0, row, WIDTH, 1, [mix(0), mix(1), mix(2)])
  }
  disc(300 + hue * 1.5, 330, 120, shade(185, 55))
  let x = 0
  for (const [width, height] of SKYLINE) {
    fill(x, HEIGHT - height, width, height, town)
    x += width
  }
  for (let index = 0; index < 46; index++) {
    const radius = 26 + ((index * 13) % 16)
    const [left, top] = [((index * 137 + hue) % 1240) - 20, 640 - ((index * 71 + hue) % 90)]
    disc(left, top, radius, crowd)
    disc(left, top + radius * 2, radius * 1.4, crowd)
    fill(left - radius * 1.4, top + radius * 2, radius * 2.8, 300, crowd)
  }
  return sharp(pixels, { raw: { width: WIDTH, height: HEIGHT, channels: 3 } })
    .jpeg()
    .toBuffer()
}
