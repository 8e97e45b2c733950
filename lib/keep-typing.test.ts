import { describe, expect, it } from 'vitest'
import { keepTyping } from './keep-typing'

const answer = (state: object) => ({ livePreviewURL: '/x', state })
const saved = (sent: object, state: object) =>
  keepTyping({ name: 'form-state', args: { formState: sent, data: {} } }, answer(state))

describe('the answer to a form that was saved', () => {
  it('leaves out the values that were saved as they were sent, and nothing else of them', () =>
    expect(
      saved(
        { headline: { value: 'Out' }, body: { value: { root: { a: 1, b: [2] } } }, kind: {} },
        {
          headline: { value: 'Out', initialValue: 'Out', valid: true },
          body: { value: { root: { b: [2], a: 1 } } },
          kind: { value: null },
        },
      ),
    ).toEqual(answer({ headline: { initialValue: 'Out', valid: true }, body: {}, kind: {} })))

  it('hands back what a hook changed, and rows that it added', () => {
    const state = {
      slug: { value: 'out' },
      'corrections.0.text': { value: 'x', addedByServer: true },
      other: { value: 1 },
    }
    expect(saved({ slug: { value: '' }, 'corrections.0.text': { value: 'x' } }, state)).toEqual(answer(state))
  })

  it('is left as it is where nothing was saved', () => {
    const state = answer({ headline: { value: 'Out' } })
    const sent = { headline: { value: 'Out' } }
    for (const question of [
      { name: 'form-state', args: { formState: sent } },
      { name: 'form-state', args: { data: {} } },
      { name: 'table-state', args: { formState: sent, data: {} } },
    ])
      expect(keepTyping(question, state)).toBe(state)
    for (const odd of [undefined, null, { errors: [] }])
      expect(keepTyping({ name: 'form-state', args: { formState: sent, data: {} } }, odd)).toBe(odd)
  })
})
