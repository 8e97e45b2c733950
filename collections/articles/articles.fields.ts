import { articlePath } from '@/lib/urls'
import type { Field, TabsField } from 'payload'
import { textarea } from 'payload/shared'
import { kindOptions } from '@/lib/kinds'
import { languageOptions } from '@/lib/languages'
import { bodyField } from '../fields/body'
import { linkField } from '../fields/link'
import { slugField } from '../fields/slug'
import { liveField } from '../printing/field'
import { deskFields, stateField } from './desk.fields'
import { houseDisclaimer, lastByline, lastLanguage } from './first-values'
import { creatorOrEditors } from './own.access'
import { shareField } from './preview/field'
import { lacksWords, recordTab } from './record.fields'

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
    recordTab,
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
          access: { read: creatorOrEditors },
          hooks: { beforeDuplicate: [() => null] },
          admin: { description: 'For colleagues only: never on the site, in a feed or in the public API.' },
        },
      ],
    },
  ],
}

export const sidebarFields: Field[] = [
  stateField,
  liveField,
  shareField,
  slugField('articles', 'headline', { toPath: articlePath }),
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
    defaultValue: lastByline,
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
    defaultValue: houseDisclaimer,
    admin: { position: 'sidebar', description: 'Stands below the article, word for word.' },
  },
  {
    name: 'language',
    type: 'select',
    required: true,
    defaultValue: lastLanguage,
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
    name: 'translatedBy',
    type: 'text',
    maxLength: 200,
    admin: {
      position: 'sidebar',
      condition: ({ translationOf }) => Boolean(translationOf),
      description: 'The translator’s name, as readers see it. Left empty, none is named.',
    },
  },
  ...deskFields,
]
