import { describe, expect, it } from 'vitest'
import { type Question, toStanding } from './standing'

const NOW = new Date('2026-03-01T12:00:00Z')
const LATER = '2026-03-02T07:30:00.000Z'
const EARLIER = '2026-02-28T07:30:00.000Z'
const GIVEN = { hash: 'of these words', by: 'Dana', at: EARLIER }

const standing = (article: Question['article'], given: Partial<Question> = {}) =>
  toStanding({
    article: { state: 'draft', _status: 'draft', ...article },
    isReworded: false,
    may: { ask: true, decide: true },
    timeZone: 'Asia/Almaty',
    now: NOW,
    ...given,
  })

describe('what the sidebar warns of', () => {
  it('is an approval that other words were given', () => {
    const { warnings, lines } = standing({ approval: { ...GIVEN, hash: null } })
    expect(warnings).toEqual([
      'Dana approved it on 28 February 2026, 12:30 (Asia/Almaty), but what readers would get has changed since: it needs a new approval.',
    ])
    expect(lines).toEqual([])
  })

  it('is a time to go out that nobody approved, before and after it', () => {
    expect(standing({ publishOn: LATER }).warnings).toEqual([
      'It is set to go out on 2 March 2026, 12:30 (Asia/Almaty), but nobody has approved these words: it will stay unpublished.',
    ])
    expect(standing({ publishOn: EARLIER }).warnings).toEqual([
      'It was to go out on 28 February 2026, 12:30 (Asia/Almaty) and did not: nobody has approved these words.',
    ])
  })

  it('is a disclaimer that says something else now than on record', () => {
    expect(
      standing({ _status: 'published', state: 'published' }, { isReworded: true }).warnings,
    ).toHaveLength(1)
  })

  it('is nothing while an approval stands or none was given', () => {
    expect(standing({ approval: GIVEN, publishOn: LATER, state: 'scheduled' }).warnings).toEqual([])
    expect(standing({}).warnings).toEqual([])
  })
})

describe('what the sidebar offers', () => {
  const asked = { state: 'in-review', review: { askedBy: 'Aliya', askedAt: EARLIER } } as const

  it('is nothing to contributors', () => {
    const may = { ask: false, decide: false }
    for (const article of [{}, asked, { approval: GIVEN }, { _status: 'published' as const }])
      expect(standing(article, { may, isReworded: true }).actions).toEqual([])
  })

  it('is to editors the question for approval, as long as nobody asked it', () => {
    const may = { ask: true, decide: false }
    expect(standing({}, { may }).actions).toEqual(['ask'])
    expect(standing({ approval: { ...GIVEN, hash: null } }, { may }).actions).toEqual(['ask'])
    for (const article of [asked, { approval: GIVEN }, { _status: 'published' as const }])
      expect(standing(article, { may }).actions).toEqual([])
  })

  it('is to publishers the decision', () => {
    expect(standing({}).actions).toEqual(['approve', 'ask'])
    expect(standing(asked).actions).toEqual(['approve', 'return'])
    expect(standing({ approval: GIVEN }).actions).toEqual(['return'])
    expect(standing({ _status: 'published' }).actions).toEqual([])
    expect(standing({ _status: 'published' }, { isReworded: true }).actions).toEqual(['reissue'])
  })
})

describe('what the sidebar tells', () => {
  it('is who asked, who approved, and when, by the site’s clock', () => {
    expect(standing({ state: 'in-review', review: { askedBy: 'Aliya', askedAt: EARLIER } })).toMatchObject({
      state: 'In review',
      lines: ['Aliya asked for approval on 28 February 2026, 12:30 (Asia/Almaty).'],
    })
    expect(standing({ state: 'scheduled', approval: GIVEN, publishOn: LATER })).toMatchObject({
      state: 'Scheduled',
      lines: [
        'Dana approved exactly these words on 28 February 2026, 12:30 (Asia/Almaty).',
        'It goes out by itself on 2 March 2026, 12:30 (Asia/Almaty).',
      ],
    })
  })

  it('is an embargo only as long as it holds', () => {
    expect(standing({ embargo: LATER }).lines).toEqual([
      'It is under embargo until 2 March 2026, 12:30 (Asia/Almaty).',
    ])
    expect(standing({ embargo: EARLIER }).lines).toEqual([])
  })
})
