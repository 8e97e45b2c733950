import type { FieldHook, RichTextField } from 'payload'
import { isId } from '@/lib/ids'
import { toNode } from '@/lib/lexical'
import { Refusal } from '../refusal'
import { bodyEditor } from './editor'

/** Links and pictures nest, but no text does more than this. */
const DEEPEST = 60

/**
 * A text whose links and pictures name documents in no form this database knows is refused: each later reading of it,
 * a feed's with thirty others in it, would fail.
 */
const refuseBrokenReferences: FieldHook<{ id: string }, unknown> = ({ value }) => {
  check(value, 0)
  return value
}

function check(node: unknown, depth: number): void {
  if (depth > DEEPEST) throw new Refusal('The text is nested too deeply.', 400)
  if (typeof node !== 'object' || node === null) return
  const { doc, image } = toNode(node)
  // A populated document may be sent back for its id.
  for (const reference of [toNode(doc).value, image]) {
    const id = typeof reference === 'object' && reference !== null ? toNode(reference).id : reference
    if (id !== undefined && id !== null && !isId(id)) {
      throw new Refusal(
        'The text refers to a document that cannot exist: choose its links and pictures again.',
        400,
      )
    }
  }
  for (const child of Object.values(node)) check(child, depth + 1)
}

/** The text of an article or a page. */
export const bodyField: RichTextField = {
  name: 'body',
  type: 'richText',
  required: true,
  // Payload gives such a field no id to be found by.
  admin: { className: 'field-body' },
  editor: bodyEditor,
  hooks: { beforeValidate: [refuseBrokenReferences] },
}
