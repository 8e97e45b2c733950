import { CONTROLS } from './characters'

/**
 * Text made fit for XML 1.0 (section 2.2) and HTML (13.2.3.5): what may not stand in a document at all is left out (control characters,
 * lone surrogates, code points that are no characters), and C1 controls with it, since no text means them. But for the next line (U+0085),
 * which is a line's end: some feed readers would take it for an ellipsis, as Windows does.
 */
export function toCleanText(text: string): string {
  return text
    .replace(/\u0085/g, '\n')
    .replace(CONTROLS, '')
    .replace(/\p{Cs}|\p{Noncharacter_Code_Point}/gu, '')
}
