/** Characters of what colleagues tell each other about a version. */
export const LONGEST_REASON = 300
