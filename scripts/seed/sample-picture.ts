import sharp from 'sharp'

const [WIDTH, HEIGHT] = [1200, 800]

/** A crowd in a square at that hour's light (hue in degrees), as a woodcut would have it: 1200 × 800, JPEG. */
export function drawPicture(hue: number): Promise<Buffer> {
  const heads = Array.from({ length: 46 }, (_, index) => {
    const [x, y, radius] = [
      ((index * 137 + hue) % 1240) - 20,
      640 - ((index * 71 + hue) % 90),
      26 + ((index * 13) % 16),
    ]
    return `<circle cx="${x}" cy="${y}" r="${radius}"/><rect x="${x - radius * 1.5}" y="${y + radius * 0.7}" width="${radius * 3}" height="300" rx="${radius}"/>`
  })
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${HEIGHT}">
    <defs><linearGradient id="sky" x2="0" y2="1">
      <stop stop-color="hsl(${hue} 22% 28%)"/><stop offset="1" stop-color="hsl(${hue + 20} 35% 75%)"/>
    </linearGradient></defs>
    <rect width="${WIDTH}" height="${HEIGHT}" fill="url(#sky)"/>
    <circle cx="${300 + hue * 1.5}" cy="330" r="120" fill="hsl(${hue + 20} 40% 80%)"/>
    <path d="M0 560h160v-120h70v60h120v-190h30v-60h14v60h30v250h200v-90h150v60h120v-170h90v230h216v300H0z" fill="hsl(${hue} 18% 32%)"/>
    <g fill="hsl(${hue} 15% 12%)">${heads.join('')}</g>
  </svg>`
  return sharp(Buffer.from(svg)).jpeg().toBuffer()
}
