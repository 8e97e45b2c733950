import { describe, expect, it } from 'vitest'
import { listOf } from '@/queries/edition'
import { signIn } from '../colleagues'
import { decide, row } from '../drafts'
import { createArticle, createDisclaimer, publish } from '../factories'
import { useNewsroom } from '../newsroom'
import { request } from '../rest'

const { payload } = useNewsroom()

const edit = (id: string, data: object, token: string) =>
  request('PATCH', `/articles/${id}`, { token, body: { ...data, _status: 'published' } })

describe('a disclaimer', () => {
  it('has no address, nor is its name written down for readers’ servers, before a published article stands under it', async () => {
    const { id, slug } = await createDisclaimer(payload())
    const draft = await createArticle(payload(), { disclaimer: id, _status: 'draft' })
    const address = `/disclaimers/${slug}`
    expect((await listOf([`disclaimers/${id}`])).addresses).not.toContain(address)
    await publish(payload(), draft.id)
    expect((await listOf([`disclaimers/${id}`])).addresses).toContain(address)
  })

  it('is frozen into the article at publication, and its later wordings reach only later articles', async () => {
    const disclaimer = await createDisclaimer(payload(), 'The first wording.')
    const { id } = await createArticle(payload(), { disclaimer: disclaimer.id })
    await payload().update({
      collection: 'disclaimers',
      id: disclaimer.id,
      data: { text: 'The second wording.' },
    })
    await publish(payload(), id, { topics: [] })
    const later = await createArticle(payload(), { disclaimer: disclaimer.id })
    const { text, revision, sha256 } = (await row(payload(), id)).disclaimerOfRecord ?? {}
    expect([text, revision]).toEqual(['The first wording.', 1])
    expect(sha256).toBe('a647b65c2210e76e60baea95afc936f2b8b6b5e3630b2031a929db468fda9861')
    expect([later.disclaimerOfRecord?.text, later.disclaimerOfRecord?.revision]).toEqual([
      'The second wording.',
      2,
    ])
  })

  it('is re-issued by publishers alone, deliberately and on record', async () => {
    const [editor, publisher] = [await signIn(payload(), 'editor'), await signIn(payload(), 'publisher')]
    const disclaimer = await createDisclaimer(payload(), 'The first wording.')
    const { id } = await createArticle(payload(), { disclaimer: disclaimer.id, standfirst: 'A.' })
    await payload().update({
      collection: 'disclaimers',
      id: disclaimer.id,
      data: { text: 'The second wording.' },
    })
    expect((await decide(id, 'reissue', editor.token)).status).toBe(403)
    expect((await decide(id, 'reissue', publisher.token)).status).toBe(200)
    expect((await row(payload(), id)).disclaimerOfRecord?.text).toBe('The second wording.')
    const { docs } = await payload().find({
      collection: 'audit',
      where: { subject: { equals: `articles/${id}` } },
    })
    expect(docs.map(({ action, actor }) => [action, actor])).toContainEqual(['reissue', publisher.user.name])
  })

  it('gets no other wording before readers off the record, by choosing another and the first again either', async () => {
    const { token } = await signIn(payload(), 'publisher')
    const [first, second] = [
      await createDisclaimer(payload(), 'One.'),
      await createDisclaimer(payload(), 'Two.'),
    ]
    const { id } = await createArticle(payload(), { standfirst: 'A.', disclaimer: first.id })
    await payload().update({ collection: 'disclaimers', id: first.id, data: { text: 'One, reworded.' } })
    const reissues = async () => {
      const where = { subject: { equals: `articles/${id}` }, action: { equals: 'reissue' } }
      return (await payload().find({ collection: 'audit', where, sort: 'createdAt' })).docs.map(
        ({ what }) => what,
      )
    }
    await edit(id, { topics: [] }, token)
    expect(await reissues()).toEqual([])
    for (const disclaimer of [second.id, first.id]) await edit(id, { disclaimer }, token)
    const { disclaimerOfRecord, headline } = await row(payload(), id)
    expect(disclaimerOfRecord?.text).toBe('One, reworded.')
    expect(await reissues()).toEqual([
      expect.stringContaining(`${headline}: revision 1`),
      `${headline}: revision 2 (${disclaimerOfRecord?.sha256?.slice(0, 12)})`,
    ])
  })

  it('gives its own wording to an article for which it was chosen as that was withdrawn', async () => {
    const { token } = await signIn(payload(), 'publisher')
    const second = await createDisclaimer(payload(), 'Two.')
    const { id } = await createArticle(payload(), { standfirst: 'A.' })
    await request('PATCH', `/articles/${id}`, { token, body: { disclaimer: second.id, _status: 'draft' } })
    await edit(id, {}, token)
    expect((await row(payload(), id)).disclaimerOfRecord?.text).toBe('Two.')
  })

  it('never bears one revision for two wordings, also when several are saved at once', async () => {
    const { token } = await signIn(payload(), 'editor')
    const { id } = await createDisclaimer(payload(), 'One.')
    const saves = [{ text: 'Two.' }, { title: 'Renamed' }, { text: 'Three.' }, { text: 'Four.' }]
    await Promise.all(saves.map((data) => request('PATCH', `/disclaimers/${id}`, { token, body: data })))
    const { docs } = await payload().findVersions({
      collection: 'disclaimers',
      where: { parent: { equals: id } },
    })
    const texts = new Map(docs.map(({ version }) => [version.revision, version.text]))
    expect([...texts.keys()].sort()).toEqual([1, 2, 3, 4])
    expect(docs.filter(({ version }) => texts.get(version.revision) !== version.text)).toEqual([])
  })

  it('that an article stands under is not deleted', async () => {
    const disclaimer = await createDisclaimer(payload())
    await createArticle(payload(), { disclaimer: disclaimer.id })
    const { token } = await signIn(payload(), 'publisher')
    const { status } = await request('DELETE', `/disclaimers/${disclaimer.id}`, { token })
    expect(status).toBe(409)
    await expect(payload().delete({ collection: 'disclaimers', id: disclaimer.id })).rejects.toThrow('in use')
  })
})
