import type { SourceView } from './article.view'
import type { PictureView } from './picture.view'

/** Ways a run of text may be set. */
export type Mark = 'bold' | 'italic' | 'strikethrough' | 'subscript' | 'superscript'

export type InlineView =
  | { type: 'text'; text: string; marks: Mark[] }
  | { type: 'break' }
  | { type: 'link'; href: string; children: InlineView[] }
  | { type: 'note'; number: number }

export type ListView = {
  type: 'list'
  ordered: boolean
  items: { children: InlineView[]; lists: ListView[] }[]
}

export type CellView = { header: boolean; columns: number; rows: number; blocks: BlockView[] }

export type BlockView =
  | { type: 'paragraph'; children: InlineView[] }
  | { type: 'heading'; level: 2 | 3 | 4; children: InlineView[] }
  | { type: 'quote'; children: InlineView[] }
  | ListView
  | { type: 'rule' }
  | { type: 'table'; rows: CellView[][] }
  | { type: 'figure'; picture: PictureView; caption: string | undefined }
  | { type: 'pullQuote'; quote: string; attribution: string | undefined }
  | { type: 'factBox'; heading: string; blocks: BlockView[] }
  | { type: 'linkCard'; href: string; host: string; title: string; description: string | undefined }
  | ContextNoteView

/** What the newsroom adds to an old text, later and dated (ISO 8601); the text itself stays as it was. */
export type ContextNoteView = { type: 'contextNote'; date: string; text: string; sources: SourceView[] }

/** A body as the site and the feeds show it; notes are numbered from 1 in the order of their marks. */
export type BodyView = { blocks: BlockView[]; notes: string[] }
