/** The value that so large a share of the values does not exceed (nearest rank). */
export function quantile(values: number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? NaN
}

export const median = (values: number[]): number => quantile(values, 0.5)

/** The share of pairs in which the first is larger, ties by half (Mann–Whitney): 0.5 where the two cannot be told apart. */
export function areaUnderCurve(first: number[], second: number[]): number {
  const won = first.flatMap((one) => second.map((other) => Number(one > other) + 0.5 * Number(one === other)))
  return won.reduce((sum, each) => sum + each, 0) / won.length
}
