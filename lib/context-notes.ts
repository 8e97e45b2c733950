/** Readers get a note once an editor has taken its “only a suggestion” away, and not before. */
export const isForReaders = ({ suggested }: { suggested?: unknown }): boolean => suggested === false
