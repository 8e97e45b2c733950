'use client'

import type { ClientField } from 'payload'

const FOCUSABLE =
  '[contenteditable="true"], input:not([type="hidden"]), textarea, select, button, a[href], [tabindex]:not([tabindex="-1"])'

/** Frames that a tab may take until its fields are drawn. */
const PATIENCE = 60

/** Moves the focus to the field of that path in the open form; the tab that it stands in is opened before. */
export async function focusField(path: string, fields: ClientField[]): Promise<void> {
  const [name = ''] = path.split('.')
  const tab = fields.flatMap((field) =>
    field.type === 'tabs'
      ? [field.tabs.findIndex((each) => each.fields.some((inner) => 'name' in inner && inner.name === name))]
      : [],
  )[0]
  if (tab !== undefined && tab >= 0)
    document.querySelectorAll<HTMLElement>('.tabs-field__tab-button')[tab]?.click()
  for (let frame = 0; frame < PATIENCE; frame++) {
    const target = findTarget(path)
    if (target) {
      target.scrollIntoView({ block: 'center' })
      target.focus({ preventScroll: true })
      return
    }
    // What is far below the window is drawn only when it comes near.
    findAround(path)?.scrollIntoView({ block: 'center' })
    await new Promise((drawn) => requestAnimationFrame(drawn))
  }
}

const find = (path: string) =>
  document.getElementById(`field-${path.replaceAll('.', '__')}`) ??
  document.querySelector<HTMLElement>(`.field-${CSS.escape(path)}`)

/** The innermost group or row around the field that is drawn already. */
function findAround(path: string): HTMLElement | undefined {
  const parts = path.split('.')
  return (
    parts
      .map((_, index) => find(parts.slice(0, parts.length - index).join('.')))
      .find((field) => field !== null) ?? undefined
  )
}

function findTarget(path: string): HTMLElement | undefined {
  const field = find(path)
  if (!field) return undefined
  if (field.matches(FOCUSABLE)) return field
  return field.querySelector<HTMLElement>(FOCUSABLE) ?? undefined
}
