/** The text in at most `length` UTF-16 units, cut between words, with an ellipsis where anything was left out. */
export function shorten(text: string, length: number): string {
  const line = text.replace(/\s+/g, ' ').trim()
  if (line.length <= length) return line
  const cut = line.slice(0, length)
  const space = cut.lastIndexOf(' ')
  // A script without spaces is cut between signs, not within one.
  const whole = space > 0 ? cut.slice(0, space) : cut.replace(/[\ud800-\udbff]$/, '')
  return `${whole.replace(/[\s,;:—–-]+$/, '')}…`
}
