import { describe, expect, it } from 'vitest'
import { body, paragraph } from '@/scripts/seed/lexical'
import { login } from '../colleagues'
import { createArticle, createAuthor, createDisclaimer, createUser } from '../factories'
import { useNewsroom } from '../newsroom'
import { newest } from '../drafts'
import { request } from '../rest'

const { payload } = useNewsroom()

type Account = Awaited<ReturnType<typeof createUser>>
const createDraft = (data: Parameters<typeof createArticle>[1] = {}, user?: Account) =>
  createArticle(payload(), { _status: 'draft', standfirst: 'In short.', ...data }, user)

describe('where an article stands', () => {
  it('is told to nobody outside, and to nobody of what there is not', async () => {
    const { id } = await createDraft()
    expect((await request('GET', `/articles/${id}/standing`)).status).toBe(401)
    const token = await login(await createUser(payload(), 'contributor'))
    for (const unknown of ['00000000-0000-4000-8000-000000000000', 'nonsense'])
      expect((await request('GET', `/articles/${unknown}/standing`, { token })).status).toBe(404)
  })

  it('names what is missing, and offers each rank what it may do', async () => {
    const contributor = await createUser(payload(), 'contributor')
    const { id } = await createDraft({ standfirst: '' }, contributor)
    for (const [user, actions] of [
      [contributor, []],
      [await createUser(payload(), 'editor'), ['ask']],
      [await createUser(payload(), 'publisher'), ['approve', 'ask']],
    ] as const) {
      const token = await login(user)
      const { json } = await request('GET', `/articles/${id}/standing`, { token })
      expect(json).toMatchObject({
        state: 'Draft',
        actions,
        checklist: { failures: [{ path: 'standfirst' }] },
      })
    }
  })

  it('keeps whose approval was voided until it is given anew, and forgets one that was taken back', async () => {
    const publisher = await createUser(payload(), 'publisher')
    const token = await login(publisher)
    const { id } = await createDraft()
    const ask = async (method: string, path: string, data?: object) => {
      const { status, text } = await request(method, `/articles/${id}${path}`, { token, body: data })
      expect([status, text]).toEqual([200, text])
      const { json } = await request('GET', `/articles/${id}/standing`, { token })
      return json as { warnings: string[]; lines: string[] }
    }
    const approve = async () =>
      ask('POST', '/approve', { publicHash: (await newest(payload(), id)).publicHash ?? null })
    expect((await approve()).lines[0]).toContain('publisher approved exactly these words')
    const note = await ask('PATCH', '?draft=true', { newsroomNote: 'Call the lawyer.' })
    expect(note.warnings).toEqual([])
    const changed = await ask('PATCH', '?draft=true', { headline: 'Other words' })
    expect(changed.warnings[0]).toContain('publisher approved it')
    expect((await ask('PATCH', '?draft=true', { newsroomNote: 'Done.' })).warnings).toHaveLength(1)
    expect((await approve()).warnings).toEqual([])
    const returned = await ask('POST', '/return', { reason: 'Ask the miners too.' })
    expect(returned).toMatchObject({
      warnings: [expect.stringMatching(/^publisher returned it on .*: Ask the miners too\.$/)],
      lines: [],
    })
    await ask('PATCH', '', { _status: 'published' })
    const next = await ask('PATCH', '?draft=true', { headline: 'Words of another day' })
    expect(next).toMatchObject({ state: 'Published, with unpublished changes', warnings: [] })
  })

  it('offers publishers to re-issue a disclaimer that was reworded since', async () => {
    const disclaimer = await createDisclaimer(payload(), 'The first wording.')
    const { id } = await createArticle(payload(), { disclaimer: disclaimer.id, standfirst: 'In short.' })
    const token = await login(await createUser(payload(), 'publisher'))
    const standing = async () => (await request('GET', `/articles/${id}/standing`, { token })).json
    expect(await standing()).toMatchObject({ actions: [] })
    await payload().update({
      collection: 'disclaimers',
      id: disclaimer.id,
      data: { text: 'The second wording.' },
    })
    expect(await standing()).toMatchObject({ actions: ['reissue'] })
    expect((await request('POST', `/articles/${id}/reissue`, { token })).status).toBe(200)
    expect(await standing()).toMatchObject({ actions: [], warnings: [] })
  })
})

describe('a new article’s form', () => {
  // As Payload's own form creates it.
  const open = (user: Account) =>
    payload().create({ collection: 'articles', data: {}, draft: true, depth: 0, user })

  it('is empty for a newsroom without a house disclaimer and a user who wrote nothing yet', async () => {
    await createArticle(payload())
    const opened = await open(await createUser(payload(), 'contributor'))
    expect(opened).toMatchObject({ authors: [], language: 'en' })
    expect(opened.disclaimer).toBe(null)
  })

  it('has the house disclaimer, and byline and language of the user’s last article', async () => {
    const [author, other] = [await createAuthor(payload()), await createAuthor(payload())]
    const house = await createDisclaimer(payload())
    await payload().updateGlobal({ slug: 'site', data: { defaultDisclaimer: house.id } })
    const [user, colleague] = [await createUser(payload(), 'editor'), await createUser(payload(), 'editor')]
    const first = await open(user)
    await payload().update({
      collection: 'articles',
      id: first.id,
      data: { authors: [author.id], language: 'kk', body: body([paragraph('Words.')]) },
      draft: true,
      user,
    })
    await open(colleague)
    await createArticle(payload(), { authors: [other.id], language: 'ru' })
    expect(await open(user)).toMatchObject({ authors: [author.id], language: 'kk', disclaimer: house.id })
    expect(await open(colleague)).toMatchObject({ authors: [], language: 'en', disclaimer: house.id })
  })

  it('is not filled in for programs, which mean what they leave out', async () => {
    const house = await createDisclaimer(payload())
    await payload().updateGlobal({ slug: 'site', data: { defaultDisclaimer: house.id } })
    const token = await login(await createUser(payload(), 'editor'))
    const { json } = await request('POST', '/articles?draft=true&depth=0', {
      token,
      body: { headline: 'Short' },
    })
    expect(json.doc).toMatchObject({ authors: [], language: 'en', disclaimer: null })
  })
})
