/** The answer of a validator: true, or what to do in a sentence. */
export type Verdict = string | true

/**
 * A validator for a text field. A field's own validator replaces Payload's, and with it the checks that the value is
 * text and not too long; these come first here. `check` sees the text, or '' when there is none.
 */
export function checkText(
  longest: number,
  check: (value: string, options: { siblingData: unknown }) => Verdict,
) {
  return (value: unknown, options: { siblingData: unknown }): Verdict => {
    if (value !== undefined && value !== null && typeof value !== 'string') return 'Give a text.'
    if (value && value.length > longest) return `This is too long: at most ${longest} characters.`
    return check(value ?? '', options)
  }
}
