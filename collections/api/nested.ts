/** Levels of lists and objects in what is sent; a text with its tables and boxes has about thirty. */
export const MOST_LEVELS = 200

/** Whether lists and objects stand deeper within each other than that. It is counted before anything parses it, so it may be no JSON. */
export function isDeeperThan(most: number, json: string): boolean {
  let level = 0
  let isText = false
  for (let at = 0; at < json.length; at++) {
    const sign = json[at]
    if (isText) {
      // What follows a backslash ends no text.
      if (sign === '\\') at++
      else if (sign === '"') isText = false
    } else if (sign === '"') isText = true
    else if (sign === ']' || sign === '}') level = Math.max(0, level - 1)
    else if ((sign === '[' || sign === '{') && ++level > most) return true
  }
  return false
}
