/** Controls of C0 and C1 (ISO 6429) but tab and line ends: no text means them, and some feed readers stop at one. */
export const CONTROLS = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f]/g

/** What turns the direction of letters (UAX 9): overrides, embeddings, isolates and their ends. */
const TURNS = /[\u202a-\u202e\u2066-\u2069]/g

const OVERRIDES = /[\u202d\u202e]/
const EMBEDS = /[\u202a\u202b]/
const ISOLATES = /[\u2066-\u2068]/

/** A headline, name or caption without what nobody sees in it: a name could otherwise read as another, and turn what stands after it. */
export const toShownText = (text: string): string => text.replace(CONTROLS, '').replace(TURNS, '')

/**
 * Words of a body likewise, but what turns letters stays where it ends in the same words, as quotations in other scripts have it. An override
 * shows other words than there are, so it never stays.
 */
export const toShownWords = (text: string): string =>
  areTurnsClosed(text) ? text.replace(CONTROLS, '') : toShownText(text)

/** Whether each turn ends in the text, the last begun first, and none is an override. */
function areTurnsClosed(text: string): boolean {
  const open: string[] = []
  for (const sign of text.match(TURNS) ?? []) {
    if (OVERRIDES.test(sign)) return false
    if (EMBEDS.test(sign)) open.push('\u202c')
    else if (ISOLATES.test(sign)) open.push('\u2069')
    else if (open.pop() !== sign) return false
  }
  return open.length === 0
}
