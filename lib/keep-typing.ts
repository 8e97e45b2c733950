import { isDeepStrictEqual } from 'node:util'

type Fields = Record<string, unknown>

const toFields = (value: unknown): Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : {}

/**
 * After a save, Payload's form takes over what was saved in every field but the one that was typed in last: words typed elsewhere
 * while the save was on its way are lost (3.90.2, where fieldReducer resets `isModified` in all other fields). So the newsroom's
 * answer leaves out the values that were saved just as they were sent. What hooks changed is still handed back.
 */
export function keepTyping({ name, args }: { name: string; args: Fields }, answer: unknown): unknown {
  // Only the question after a save holds both what was sent and what was made of it.
  if (name !== 'form-state' || !args.formState || !args.data) return answer
  const { state } = toFields(answer)
  if (!state) return answer
  const sent = toFields(args.formState)
  const kept = Object.entries(toFields(state)).map(([path, field]): [string, unknown] => {
    const saved = toFields(field)
    if (!(path in sent) || saved.addedByServer || !isSame(toFields(sent[path]).value, saved.value))
      return [path, field]
    return [path, Object.fromEntries(Object.entries(saved).filter(([part]) => part !== 'value'))]
  })
  return { ...toFields(answer), state: Object.fromEntries(kept) }
}

const isSame = (sent: unknown, saved: unknown): boolean => isDeepStrictEqual(sent ?? null, saved ?? null)
