import type { Field, FieldHook, Tab } from 'payload'
import { text } from 'payload/shared'
import { z } from 'zod'
import { isForReaders } from '@/lib/context-notes'
import { correctionOptions } from '@/lib/kinds'
import type { Article } from '@/payload-types'
import { nobody } from '../access'
import { linkField } from '../fields/link'

/** Kept by the newsroom itself: whoever sends a value, the hooks overwrite it. */
export const recorded = { create: nobody, update: nobody }

/** A duplicate is another article: it was not published yet, here or elsewhere, and nothing in it was put right. */
const unlikeOriginal = { beforeDuplicate: [() => null] }

const besideSchema = z.object({ url: z.string().nullish() }).catch({ url: undefined })

/** Whether an address was given without the words beside it, without which it would be shown nowhere. */
export const lacksWords = (value: string | null | undefined, siblings: unknown): boolean =>
  !value?.trim() && Boolean(besideSchema.parse(siblings).url)

const suggestedSchema = z.object({ suggested: z.boolean().nullish() }).catch({})

/** A suggestion is for colleagues: neither the site nor a stranger over REST is given one. */
const hideSuggestions: FieldHook<{ id: string }, unknown> = ({ value, req, overrideAccess }): unknown => {
  const isReader = req.context.reader === true || (!req.user && !overrideAccess)
  const notes: unknown[] | undefined = Array.isArray(value) ? value : undefined
  if (!isReader || !notes) return value
  return notes.filter((note) => isForReaders(suggestedSchema.parse(note)))
}

const contextNotes: Field = {
  name: 'contextNotes',
  type: 'array',
  hooks: { ...unlikeOriginal, afterRead: [hideSuggestions] },
  labels: { singular: 'Context note', plural: 'Context notes' },
  admin: {
    initCollapsed: true,
    description:
      'For an old article whose world has moved on: a dated note at one of its sentences, which itself stays as it was.',
  },
  fields: [
    {
      name: 'sentence',
      type: 'textarea',
      required: true,
      maxLength: 1000,
      admin: { description: 'The words of the article it belongs to, copied exactly.' },
    },
    { name: 'text', label: 'Note', type: 'textarea', required: true, maxLength: 1000 },
    { name: 'date', type: 'date', required: true, admin: { date: { pickerAppearance: 'dayOnly' } } },
    {
      name: 'sources',
      type: 'array',
      labels: { singular: 'Source', plural: 'Sources' },
      fields: [
        { name: 'title', type: 'text', required: true, maxLength: 300 },
        linkField({ name: 'url', label: 'Address' }),
      ],
    },
    {
      name: 'suggested',
      label: 'Only a suggestion',
      type: 'checkbox',
      defaultValue: true,
      admin: {
        description:
          'Colleagues see it, readers do not. Take the tick away to publish the note with the article.',
      },
    },
  ],
}

const disclaimerOfRecord: Field = {
  name: 'disclaimerOfRecord',
  type: 'group',
  label: 'Disclaimer of record',
  hooks: { beforeDuplicate: [() => ({})] },
  access: recorded,
  admin: {
    readOnly: true,
    condition: ({ publishedAt }) => Boolean(publishedAt),
    description:
      'The wording readers see, as it was when the article was published. Later edits of the disclaimer do not reach it.',
  },
  fields: [
    { name: 'text', type: 'textarea', admin: { readOnly: true } },
    { name: 'revision', type: 'number', admin: { readOnly: true } },
    { name: 'sha256', label: 'SHA-256', type: 'text', admin: { readOnly: true } },
    {
      name: 'frozenAt',
      label: 'Frozen',
      type: 'date',
      admin: { readOnly: true, date: { pickerAppearance: 'dayAndTime' } },
    },
  ],
}

export const recordTab: Tab = {
  label: 'Record',
  description: 'Where it first appeared, what it rests on, what was put right.',
  fields: [
    {
      name: 'firstPublishedAt',
      label: 'First published on',
      type: 'date',
      index: true,
      hooks: unlikeOriginal,
      admin: {
        date: { pickerAppearance: 'dayOnly', displayFormat: 'd MMMM yyyy' },
        description:
          'The day readers could first read it, here or elsewhere. Left empty, it is the day of publication here.',
      },
    },
    {
      name: 'firstPublisher',
      type: 'group',
      label: 'First published elsewhere',
      fields: [
        {
          name: 'name',
          label: 'By',
          type: 'text',
          maxLength: 200,
          hooks: unlikeOriginal,
          validate: (value: string | null | undefined, options: Parameters<typeof text>[1]) =>
            lacksWords(value, options.siblingData)
              ? 'Name the publisher, or clear the original address.'
              : text(value, options),
        },
        linkField({ name: 'url', label: 'Original address', hooks: unlikeOriginal }),
      ],
    },
    {
      name: 'sources',
      type: 'array',
      labels: { singular: 'Source', plural: 'Sources' },
      admin: { initCollapsed: true },
      fields: [
        { name: 'title', type: 'text', required: true, maxLength: 300 },
        linkField({ name: 'url', label: 'Address' }),
      ],
    },
    {
      name: 'corrections',
      type: 'array',
      hooks: unlikeOriginal,
      labels: { singular: 'Correction', plural: 'Corrections' },
      // Those of an article that came from elsewhere are entered before it is published here; from then on the desk adds them.
      access: { update: ({ doc }: { doc?: Partial<Article> }) => !doc?.publishedAt },
      admin: {
        initCollapsed: true,
        description:
          'What was put right, as readers see it. After publication each is added by itself, from “What changed for readers”.',
      },
      fields: [
        {
          name: 'kind',
          type: 'select',
          required: true,
          defaultValue: 'correction',
          options: correctionOptions,
        },
        { name: 'date', type: 'date', required: true, admin: { date: { pickerAppearance: 'dayOnly' } } },
        { name: 'text', type: 'textarea', required: true, maxLength: 1000 },
      ],
    },
    contextNotes,
    disclaimerOfRecord,
  ],
}
