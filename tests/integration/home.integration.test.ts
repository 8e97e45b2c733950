import { describe, expect, it } from 'vitest'
import { getHome } from '@/queries/home'
import { createArticle, createTopic } from '../factories'
import { useNewsroom } from '../newsroom'

const { payload } = useNewsroom()

const publish = async (count: number, topics: string[]) => {
  for (let n = 0; n < count; n++) await createArticle(payload(), { topics })
}

const namesOf = async () =>
  (await getHome('en')).topics.map(({ topic, articles }) => [topic.name, articles.length])

describe('the front page', () => {
  it('shows of the topics that carry most what stands nowhere above, and what was put right last', async () => {
    const [oil, unions, elections] = [
      await createTopic(payload(), 'Oil'),
      await createTopic(payload(), 'Unions'),
      await createTopic(payload(), 'Elections'),
    ]
    await publish(4, [oil.id])
    await publish(2, [unions.id, oil.id])
    await publish(12, [])
    const { slug } = await createArticle(payload(), {
      topics: [elections.id],
      corrections: [
        { kind: 'correction', date: '2026-01-01T12:00:00.000Z', text: 'First.' },
        { kind: 'update', date: '2026-01-02T12:00:00.000Z', text: 'Second.' },
      ],
    })
    const { lead, latest, topics, corrections } = await getHome('en')
    expect([lead?.slug, latest.length]).toEqual([slug, 9])
    // Of elections everything is above; of unions, what stands under oil already is not shown again.
    expect(topics.map(({ topic, articles }) => [topic.name, articles.length])).toEqual([['Oil', 3]])
    const shown = [lead, ...latest, ...topics.flatMap(({ articles }) => articles)].map((each) => each?.slug)
    expect(new Set(shown).size).toBe(shown.length)
    expect(corrections.map(({ text }) => text)).toEqual(['Second.', 'First.'])
  })

  it('shows the same topics when another one is given a name that comes first', async () => {
    const topics = []
    for (const name of ['B', 'C', 'D', 'E']) topics.push(await createTopic(payload(), name))
    for (const { id } of topics) await publish(2, [id])
    await publish(12, [])
    expect(await namesOf()).toEqual(['B', 'C', 'D'].map((name) => [name, 2]))
    await payload().update({ collection: 'topics', id: topics[3]?.id ?? '', data: { name: 'A' } })
    expect(await namesOf()).toEqual(['B', 'C', 'D'].map((name) => [name, 2]))
  })

  it('shows the topics that the editors chose, in their order', async () => {
    const [oil, unions] = [await createTopic(payload(), 'Oil'), await createTopic(payload(), 'Unions')]
    await publish(4, [oil.id])
    await publish(1, [unions.id])
    await publish(12, [])
    await payload().updateGlobal({ slug: 'site', data: { frontTopics: [unions.id, oil.id] } })
    expect(await namesOf()).toEqual([
      ['Unions', 1],
      ['Oil', 3],
    ])
  })
})
