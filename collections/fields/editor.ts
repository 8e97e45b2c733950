import {
  BlockquoteFeature,
  BlocksFeature,
  EXPERIMENTAL_TableFeature,
  FixedToolbarFeature,
  HeadingFeature,
  HorizontalRuleFeature,
  lexicalEditor,
  StrikethroughFeature,
  SubscriptFeature,
  SuperscriptFeature,
} from '@payloadcms/richtext-lexical'
import { FactBox, Figure, LinkCard, Note, PullQuote } from './blocks'
import { textFeatures } from './text-editor'

/** The editor of bodies: everything a newsroom sets in type, nothing that loads from another host. */
export const bodyEditor = lexicalEditor({
  features: [
    ...textFeatures,
    StrikethroughFeature(),
    SubscriptFeature(),
    SuperscriptFeature(),
    HeadingFeature({ enabledHeadingSizes: ['h2', 'h3', 'h4'] }),
    BlockquoteFeature(),
    HorizontalRuleFeature(),
    EXPERIMENTAL_TableFeature(),
    BlocksFeature({ blocks: [Figure, PullQuote, FactBox, LinkCard], inlineBlocks: [Note] }),
    FixedToolbarFeature(),
  ],
})
