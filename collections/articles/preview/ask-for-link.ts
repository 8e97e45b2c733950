import type { Shared } from './share'

/** What came of asking: the link, if there is one, and what to say about it. */
export type Outcome = { said: string; url?: string }

/** Asks the newsroom for a link to share and copies it. */
export async function askForLink(endpoint: string, days: number): Promise<Outcome> {
  try {
    const response = await fetch(endpoint, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ days }),
    })
    const answer: unknown = await response.json()
    if (!isShared(answer)) return { said: wordsOf(answer) ?? `The newsroom answered ${response.status}.` }
    const { url, until, savedAt } = answer
    const isCopied = await copy(url)
    return {
      url,
      said: `${isCopied ? 'Copied' : 'Copy it by hand'}: whoever has the link sees the version of ${toMoment(savedAt)}, and nothing else, until ${toMoment(until)}.`,
    }
  } catch {
    return { said: 'The newsroom did not answer, and there is no link: try again in a minute.' }
  }
}

/** Whether the browser let us; it does not where the newsroom is reached without TLS from another machine. */
async function copy(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text)
    return true
  } catch {
    return false
  }
}

/** A moment as the editor's own clock shows it. */
const toMoment = (iso: string): string =>
  new Date(iso).toLocaleString('en-GB', { day: 'numeric', month: 'long', hour: '2-digit', minute: '2-digit' })

const isShared = (answer: unknown): answer is Shared =>
  typeof answer === 'object' && answer !== null && 'url' in answer && 'until' in answer && 'savedAt' in answer

/** A message, or the first of those that Payload gives with an error. */
function wordsOf(answer: unknown): string | undefined {
  if (typeof answer !== 'object' || answer === null) return undefined
  if ('message' in answer && typeof answer.message === 'string') return answer.message
  return 'errors' in answer && Array.isArray(answer.errors) ? wordsOf(answer.errors[0]) : undefined
}
