import { toNode } from '@/lib/lexical'

/** What the newsroom says in an answer of its API: a message, or each thing that was wrong. */
export function wordsOf(answer: unknown): string[] {
  const { data, errors, label, message } = toNode(answer)
  const faults = [errors, toNode(data).errors].find((list) => Array.isArray(list) && list.length > 0)
  if (Array.isArray(faults)) return faults.flatMap(wordsOf)
  if (typeof message !== 'string') return []
  return [typeof label === 'string' && label ? `${label}: ${message}` : message]
}
