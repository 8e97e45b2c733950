import type { Block } from 'payload'
import { linkField } from './link'
import { textEditor } from './text-editor'

export const Figure: Block = {
  slug: 'figure',
  interfaceName: 'FigureBlock',
  labels: { singular: 'Picture', plural: 'Pictures' },
  admin: { disableBlockName: true },
  fields: [
    { name: 'image', type: 'upload', relationTo: 'media', required: true },
    {
      name: 'caption',
      type: 'textarea',
      maxLength: 600,
      admin: {
        description: 'What the picture shows, where and when. The credit is added from the picture itself.',
      },
    },
  ],
}

export const PullQuote: Block = {
  slug: 'pullQuote',
  interfaceName: 'PullQuoteBlock',
  labels: { singular: 'Pull quote', plural: 'Pull quotes' },
  admin: { disableBlockName: true },
  fields: [
    { name: 'quote', type: 'textarea', required: true, maxLength: 600 },
    { name: 'attribution', type: 'text', maxLength: 200, admin: { description: 'Who said it.' } },
  ],
}

export const FactBox: Block = {
  slug: 'factBox',
  interfaceName: 'FactBoxBlock',
  labels: { singular: 'Fact box', plural: 'Fact boxes' },
  admin: { disableBlockName: true },
  fields: [
    { name: 'heading', type: 'text', required: true, maxLength: 200 },
    { name: 'text', type: 'richText', required: true, editor: textEditor },
  ],
}

export const LinkCard: Block = {
  slug: 'linkCard',
  interfaceName: 'LinkCardBlock',
  labels: { singular: 'Link card', plural: 'Link cards' },
  admin: { disableBlockName: true },
  fields: [
    linkField({
      name: 'url',
      label: 'Address',
      required: true,
      description:
        'A video, a post, a document elsewhere. Readers get a plain link; nothing is loaded from the other site.',
    }),
    { name: 'title', type: 'text', required: true, maxLength: 200 },
    { name: 'description', type: 'textarea', maxLength: 400 },
  ],
}

export const Note: Block = {
  slug: 'note',
  interfaceName: 'NoteBlock',
  labels: { singular: 'Note', plural: 'Notes' },
  admin: { disableBlockName: true },
  fields: [
    {
      name: 'text',
      type: 'textarea',
      required: true,
      maxLength: 1000,
      admin: { description: 'Shown below the article, with a number here that leads to it.' },
    },
  ],
}
