import type { SelectFieldServerProps } from 'payload'
import { getStanding } from './get-standing'
import { DeskPanel } from './desk-panel.client'
import { Unsaved } from './unsaved.client'

/** Where the article stands, what may be decided, and what it still needs: at the top of its sidebar. */
export async function StateField({ id, req }: SelectFieldServerProps) {
  if (id === undefined) return null
  return (
    <>
      <Unsaved />
      <DeskPanel first={(await getStanding(String(id), req)) ?? null} />
    </>
  )
}
