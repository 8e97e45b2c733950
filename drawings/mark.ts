import { inkOn } from './colours'

/** The loudhailer: horn, body, grip and two waves of sound, in a square of 64. */
const shapes = (ink: string) =>
  `<g transform="translate(-4)" fill="${ink}" stroke="${ink}" stroke-linejoin="round" stroke-linecap="round">` +
  '<path stroke-width="3" d="M22 25 42 14v36L22 39z"/>' +
  '<path stroke-width="3" d="M17 26h-4a3 3 0 0 0-3 3v6a3 3 0 0 0 3 3h4z"/>' +
  '<path stroke-width="3" d="M15 43h5l3 9h-5z"/>' +
  '<path stroke-width="4" fill="none" d="M48.5 25a9.5 9.5 0 0 1 0 14M54 19a18 18 0 0 1 0 26"/></g>'

const ground = (colour: string) => `<rect width="64" height="64" rx="14" fill="${colour}"/>`

const svg = (content: string) =>
  `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 64 64">${content}</svg>`

/** The site's icon in its signal colour (#rrggbb), as SVG. */
export const renderIcon = (signalColour: string): string =>
  svg(ground(signalColour) + shapes(inkOn(signalColour)))

/**
 * The parts of the icon as they are stored in pixels, 512 wide and high: white where the part is. The newsroom reads no SVG, whose
 * decoders have had holes; a test compares.
 */
export const STENCILS = { mark: svg(shapes('#fff')), ground: svg(ground('#fff')) } as const
