'use client'

import { useConfig, useDocumentInfo } from '@payloadcms/ui'
import { useEffect, useState } from 'react'
import type { LiveLine } from './live-line'
import styles from './printing.module.css'

/** Milliseconds between looks: the press prints a change within a second, after that the line only grows older. */
const SOON = { every: 1000, until: 10_000 }
const LATER = 15_000

/** The line, asked for anew after each save: the form itself does not draw its fields again then. */
export function LiveText({ first }: { first: LiveLine | null }) {
  const { config } = useConfig()
  const { collectionSlug, id, versionCount } = useDocumentInfo()
  const [line, setLine] = useState(first)
  const url = `${config.routes.api}/press/live/${collectionSlug}/${id}`

  useEffect(() => {
    const began = Date.now()
    let timer: ReturnType<typeof setTimeout>
    const stopping = new AbortController()
    const look = async () => {
      // A tab in the background has no reader.
      const next = document.hidden ? undefined : await ask(url, stopping.signal)
      if (stopping.signal.aborted) return
      if (next !== undefined) setLine(next)
      wait()
    }
    const wait = () => {
      timer = setTimeout(() => void look(), Date.now() - began < SOON.until ? SOON.every : LATER)
    }
    wait()
    return () => {
      stopping.abort()
      clearTimeout(timer)
    }
  }, [url, versionCount])

  if (!line) return null
  const { before, address, after } = line
  return (
    <p className={styles.live}>
      {before}
      {address && <a href={address}>{address.replace(/^https?:\/\//, '')}</a>}
      {after}
    </p>
  )
}

/** The newsroom's answer, or undefined when it gives none: what is shown then stays. */
async function ask(url: string, signal: AbortSignal): Promise<LiveLine | null | undefined> {
  try {
    const answer: unknown = await (await fetch(url, { signal })).json()
    return answer === null || isLine(answer) ? answer : undefined
  } catch {
    return undefined
  }
}

const isLine = (value: unknown): value is LiveLine =>
  typeof value === 'object' && value !== null && 'before' in value && 'address' in value && 'after' in value
