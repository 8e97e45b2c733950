/** A relationship is a document, an id or nothing: only a document that was populated can be shown. */
export function toDocument<T extends { id: string }>(value: string | T | null | undefined): T | undefined {
  return typeof value === 'object' && value !== null ? value : undefined
}

/** Empty text and null are absence. */
export const toText = (value: string | null | undefined): string | undefined =>
  value?.trim() ? value : undefined

export const isPresent = <T>(value: T | undefined): value is T => value !== undefined
