/** The context in which the newsroom's own commands bring in what was published before, elsewhere or by another system. */
export const IMPORTED = { imported: true }
