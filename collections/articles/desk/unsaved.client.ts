'use client'

import {
  useAllFormFields,
  useDocumentInfo,
  useForm,
  useFormModified,
  useFormProcessing,
} from '@payloadcms/ui'
import type { FormState } from 'payload'
import { useEffect, useLayoutEffect, useRef } from 'react'
import { AUTOSAVE_INTERVAL } from '../autosave'

/**
 * Keeps what is typed while the form saves itself. Payload (3.90) says that a save is under way, and knows what was typed meanwhile, only
 * during the first of several saves in a row: what was typed during the second would not be saved before the next key, and an article
 * could be published, with a draft that waited for its turn saved on top.
 */
export function Unsaved(): null {
  useSaving()
  useWaiting()
  return null
}

/** What the open forms want to know of a save that begins, by the beginning of its address. */
const beginnings = new Map<string, () => void>()
let isHeard = false

/** There is no other place at which a save in the queue is seen to begin. */
function hearSaves(): void {
  if (isHeard) return
  isHeard = true
  const send = window.fetch.bind(window)
  window.fetch = (...asked) => {
    const [address] = asked
    if (typeof address === 'string')
      for (const [beginning, tell] of beginnings) if (address.includes(beginning)) tell()
    return send(...asked)
  }
}

/** Says of every save by itself that it is under way; that it is over, Payload says of each. */
function useSaving(): void {
  const { id } = useDocumentInfo()
  const { setBackgroundProcessing } = useForm()

  useEffect(() => {
    const beginning = `/articles/${id}?autosave=true`
    const tell = () => setBackgroundProcessing(true)
    hearSaves()
    beginnings.set(beginning, tell)
    return () => {
      if (beginnings.get(beginning) === tell) beginnings.delete(beginning)
    }
  }, [id, setBackgroundProcessing])
}

/** Keeps the form marked as changed until autosave had its turn for what was typed last, should a save be answered before. */
function useWaiting(): void {
  const [fields] = useAllFormFields()
  const { setModified } = useForm()
  const isModified = useFormModified()
  const isProcessing = useFormProcessing()
  const seen = useRef(fields)
  const isWaiting = useRef(false)

  useEffect(() => {
    if (isEdited(seen.current, fields)) isWaiting.current = true
    seen.current = fields
    if (!isWaiting.current) return undefined
    // Payload counts from the last change of the form's state, whoever made it.
    const turn = setTimeout(() => (isWaiting.current = false), AUTOSAVE_INTERVAL)
    return () => clearTimeout(turn)
  }, [fields])

  // Before anything else can run: autosave must not meet the form without its mark.
  useLayoutEffect(() => {
    if (isModified || !isWaiting.current) return
    // What an editor sends by hand waits for no autosave.
    if (isProcessing) isWaiting.current = false
    else setModified(true)
  }, [isModified])
}

/** Whether somebody typed, or added, moved or removed a row; what the newsroom answers to a save changes neither. */
const isEdited = (before: FormState, now: FormState): boolean =>
  Object.entries(now).some(
    ([path, { isModified, rows, value }]) =>
      (isModified && value !== before[path]?.value) || toIds(rows) !== toIds(before[path]?.rows),
  )

const toIds = (rows: FormState[string]['rows']): string => (rows ?? []).map(({ id }) => id).join()
