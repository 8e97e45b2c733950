/** What runs in the browser: each function is sent there by itself, so it refers to nothing outside itself. */

export type Target = { name: string; isReached: boolean; isSmall: boolean }

/**
 * Everything a reader can follow, press or fill in, in the order of the page. Small is what is less than 24 × 24 CSS pixels and does
 * not stand in a sentence, whose line height bounds it (WCAG 2.2, 2.5.8).
 */
export function listTargets(): Target[] {
  const LEAST = 24
  const selector = 'a[href], button, input:not([type=hidden]), select, textarea, summary, [tabindex]'
  const isInSentence = (element: Element): boolean => {
    if (getComputedStyle(element).display !== 'inline') return false
    let block = element.parentElement
    while (block && getComputedStyle(block).display === 'inline') block = block.parentElement
    const words = (block?.textContent ?? '').trim().length
    return words > element.textContent.trim().length
  }
  return [...document.querySelectorAll<HTMLElement>(selector)].flatMap((element, index) => {
    if (!element.checkVisibility({ visibilityProperty: true })) return []
    const { width, height } = element.getBoundingClientRect()
    const words = (element.getAttribute('aria-label') ?? element.textContent).trim().slice(0, 40)
    return {
      name: `${index} ${element.tagName.toLowerCase()} ${element.getAttribute('href') ?? ''} “${words}”`,
      isReached: element.tabIndex >= 0,
      isSmall:
        Math.min(width, height) < LEAST - 0.01 &&
        element.matches('a, button, input, select, textarea, summary') &&
        !isInSentence(element),
    }
  })
}

/** What has the focus, by its place among the targets, with what keeps a reader from seeing that; undefined when it has left the page. */
export function readFocus(): { name: string; faults: string[] } | undefined {
  const selector = 'a[href], button, input:not([type=hidden]), select, textarea, summary, [tabindex]'
  const element = document.activeElement
  if (!(element instanceof HTMLElement) || element === document.body) return undefined
  const index = [...document.querySelectorAll(selector)].indexOf(element)
  const words = (element.getAttribute('aria-label') ?? element.textContent).trim().slice(0, 40)
  const faults: string[] = []
  const { outlineStyle, outlineWidth, outlineColor, boxShadow } = getComputedStyle(element)
  const hasOutline = outlineStyle !== 'none' && parseFloat(outlineWidth) >= 2 && !/, 0\)$/.test(outlineColor)
  if (!hasOutline && boxShadow === 'none') faults.push('does not show that it has the focus')
  const boxes = [...element.getClientRects()].filter(({ width, height }) => width > 0 && height > 0)
  const isSeen = boxes.some((box) => {
    const [x, y] = [
      box.x + Math.min(box.width, innerWidth) / 2,
      box.y + Math.min(box.height, innerHeight) / 2,
    ]
    const found = document.elementFromPoint(x, y)
    return found !== null && (element.contains(found) || found.contains(element))
  })
  if (!isSeen) faults.push('is hidden when it has the focus')
  return {
    name: `${index} ${element.tagName.toLowerCase()} ${element.getAttribute('href') ?? ''} “${words}”`,
    faults,
  }
}
