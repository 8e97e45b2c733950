import {
  BoldFeature,
  InlineToolbarFeature,
  ItalicFeature,
  lexicalEditor,
  LinkFeature,
  OrderedListFeature,
  ParagraphFeature,
  UnorderedListFeature,
} from '@payloadcms/richtext-lexical'
import type { TextField } from 'payload'
import { validateLink } from './link'

// Payload's own check lets javascript: and data: addresses through.
const url: TextField = {
  name: 'url',
  label: 'Address',
  type: 'text',
  required: true,
  admin: { condition: (_, siblings) => !isInternal(siblings) },
  validate: (value: unknown, options: { siblingData: unknown }) =>
    isInternal(options.siblingData) ? true : validateLink(true)(value, options),
}

const linkFeature = LinkFeature({
  enabledCollections: ['articles', 'pages', 'topics', 'authors'],
  disableAutoLinks: true,
  fields: ({ defaultFields }) =>
    defaultFields
      .filter(({ name }) => name !== 'newTab')
      .map((field) => (field.name === 'url' ? url : field)),
})

function isInternal(siblings: unknown): boolean {
  return (
    typeof siblings === 'object' &&
    siblings !== null &&
    'linkType' in siblings &&
    siblings.linkType === 'internal'
  )
}

/** Paragraphs, lists, emphasis and links. */
export const textFeatures = [
  ParagraphFeature(),
  BoldFeature(),
  ItalicFeature(),
  linkFeature,
  UnorderedListFeature(),
  OrderedListFeature(),
  InlineToolbarFeature(),
]

/** The small editor of fact boxes and biographies. */
export const textEditor = lexicalEditor({ features: textFeatures })
