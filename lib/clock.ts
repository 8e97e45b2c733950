/** The one clock of the project. */
export const now = (): Date => new Date()
