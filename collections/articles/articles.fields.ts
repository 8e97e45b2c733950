import type { Field, TabsField } from 'payload'
import { text, textarea } from 'payload/shared'
import { z } from 'zod'
import { correctionOptions, kindOptions } from '@/lib/kinds'
import { languageOptions } from '@/lib/languages'
import { nobody, signedIn } from '../access'
import { bodyField } from '../fields/body'
import { linkField } from '../fields/link'
import { slugField } from '../fields/slug'
import { liveField } from '../printing/field'

/** Kept by the newsroom itself: whoever sends a value, the hooks overwrite it. */
const recorded = { create: nobody, update: nobody }

/** A duplicate is another article: it was not published yet, here or elsewhere, and nothing in it was put right. */
const unlikeOriginal = { beforeDuplicate: [() => null] }

const besideSchema = z.object({ url: z.string().nullish() }).catch({ url: undefined })

/** Whether an address was given without the words beside it, without which it would be shown nowhere. */
const lacksWords = (value: string | null | undefined, siblings: unknown): boolean =>
  !value?.trim() && Boolean(besideSchema.parse(siblings).url)

export const leadFields: Field[] = [
  { name: 'headline', type: 'text', required: true, maxLength: 200 },
  {
    name: 'standfirst',
    type: 'textarea',
    maxLength: 500,
    admin: { description: 'One or two sentences under the headline; also the summary in lists and feeds.' },
  },
]

export const tabsOfArticle: TabsField = {
  type: 'tabs',
  tabs: [
    {
      label: 'Article',
      fields: [
        { name: 'leadImage', type: 'upload', relationTo: 'media', index: true },
        {
          name: 'leadCaption',
          type: 'textarea',
          maxLength: 600,
          admin: { condition: ({ leadImage }) => Boolean(leadImage) },
        },
        bodyField,
      ],
    },
    {
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
          labels: { singular: 'Correction or note', plural: 'Corrections and notes' },
          admin: { initCollapsed: true },
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
      ],
    },
    {
      label: 'Campaign',
      fields: [
        {
          name: 'callToAction',
          type: 'group',
          fields: [
            {
              name: 'text',
              type: 'textarea',
              maxLength: 300,
              admin: { description: 'What the reader can do, in one sentence.' },
              validate: (value, options) =>
                lacksWords(value, options.siblingData)
                  ? 'Say what the reader can do there, or clear the address.'
                  : textarea(value, options),
            },
            linkField({ name: 'url', label: 'Address' }),
            { name: 'by', type: 'text', maxLength: 200, admin: { description: 'Who runs the campaign.' } },
            { name: 'until', type: 'date', admin: { date: { pickerAppearance: 'dayOnly' } } },
          ],
        },
      ],
    },
    {
      label: 'Search and sharing',
      fields: [
        {
          name: 'searchTitle',
          type: 'text',
          maxLength: 70,
          admin: { description: 'Instead of the headline, in search results.' },
        },
        {
          name: 'searchDescription',
          type: 'textarea',
          maxLength: 160,
          admin: { description: 'Instead of the standfirst, in search results and shared cards.' },
        },
      ],
    },
    {
      label: 'Newsroom',
      fields: [
        {
          name: 'newsroomNote',
          type: 'textarea',
          access: { read: signedIn },
          admin: { description: 'For colleagues only: never on the site, in a feed or in the public API.' },
        },
      ],
    },
  ],
}

export const sidebarFields: Field[] = [
  liveField,
  slugField('articles', 'headline'),
  {
    name: 'kind',
    type: 'select',
    required: true,
    defaultValue: 'news',
    options: kindOptions,
    admin: { position: 'sidebar' },
  },
  {
    name: 'authors',
    type: 'relationship',
    relationTo: 'authors',
    hasMany: true,
    required: true,
    admin: { position: 'sidebar', description: 'The byline, in the order readers see it.' },
  },
  {
    name: 'topics',
    type: 'relationship',
    relationTo: 'topics',
    hasMany: true,
    admin: { position: 'sidebar' },
  },
  {
    name: 'disclaimer',
    type: 'relationship',
    relationTo: 'disclaimers',
    required: true,
    admin: { position: 'sidebar', description: 'Stands below the article, word for word.' },
  },
  {
    name: 'language',
    type: 'select',
    required: true,
    defaultValue: 'en',
    index: true,
    options: languageOptions,
    admin: { position: 'sidebar' },
  },
  {
    name: 'translationOf',
    type: 'relationship',
    relationTo: 'articles',
    index: true,
    filterOptions: ({ id }) => (id ? { id: { not_equals: id } } : true),
    admin: { position: 'sidebar', description: 'The article this one translates.' },
  },
  {
    name: 'publishedAt',
    label: 'Published here',
    type: 'date',
    index: true,
    access: recorded,
    admin: { position: 'sidebar', readOnly: true, date: { pickerAppearance: 'dayAndTime' } },
  },
  {
    name: 'revisedAt',
    label: 'Revised',
    type: 'date',
    index: true,
    access: recorded,
    admin: {
      position: 'sidebar',
      readOnly: true,
      date: { pickerAppearance: 'dayAndTime' },
      condition: ({ revisedAt }) => Boolean(revisedAt),
    },
  },
  // Minted at first publication, the same for ever: feeds know the article by it.
  { name: 'permanentId', type: 'text', unique: true, access: recorded, admin: { hidden: true } },
  // Counts first publications on this site from 1: lists are cut by it, so that full pages never change.
  { name: 'number', type: 'number', unique: true, access: recorded, admin: { hidden: true } },
  // The slug at which readers last saw it; it outlives a withdrawal, so that the address can answer 410.
  { name: 'publicSlug', type: 'text', access: recorded, admin: { hidden: true } },
  {
    name: 'createdBy',
    type: 'relationship',
    relationTo: 'users',
    index: true,
    access: { ...recorded, read: signedIn },
    admin: { hidden: true },
  },
]
