import { inkOn } from './colours'

/** The loudhailer: horn, body, grip and two waves of sound, in a square of 64. */
const shapes = (ink: string) =>
  `<g transform="translate(-4)" fill="${ink}" stroke="${ink}" stroke-linejoin="round" stroke-linecap="round">` +
  '<path stroke-width="3" d="M22 25 42 14v36L22 39z"/>' +
  '<path stroke-width="3" d="M17 26h-4a3 3 0 0 0-3 3v6a3 3 0 0 0 3 3h4z"/>' +
  '<path stroke-width="3" d="M15 43h5l3 9h-5z"/>' +
  '<path stroke-width="4" fill="none" d="M48.5 25a9.5 9.5 0 0 1 0 14M54 19a18 18 0 0 1 0 26"/></g>'

const NAMESPACE = 'http://www.w3.org/2000/svg'

const svg = (content: string) => `<svg xmlns="${NAMESPACE}" viewBox="0 0 64 64">${content}</svg>`

/** The mark alone, as SVG of that many pixels. */
export const renderMark = (ink: string, { width, height }: { width: number; height: number }): string =>
  `<svg xmlns="${NAMESPACE}" width="${width}" height="${height}" viewBox="4.5 10 56 44">${shapes(ink)}</svg>`

/** How an icon meets its edges: with round corners, or filling a square that the device cuts to its own shape (maskable). */
export type Edges = 'round' | 'filled'

/** The site's icon in its signal colour (#rrggbb), as SVG; of a filled one, the mark keeps to the circle that no device cuts. */
export function renderIcon(signalColour: string, edges: Edges): string {
  const mark = shapes(inkOn(signalColour))
  return edges === 'round'
    ? svg(`<rect width="64" height="64" rx="14" fill="${signalColour}"/>${mark}`)
    : svg(
        `<rect width="64" height="64" fill="${signalColour}"/><g transform="translate(9.6 9.6) scale(.7)">${mark}</g>`,
      )
}
