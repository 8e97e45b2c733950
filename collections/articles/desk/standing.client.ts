'use client'

import { useConfig, useDocumentEvents, useDocumentInfo } from '@payloadcms/ui'
import { useEffect, useRef, useState } from 'react'
import type { Standing } from './standing'

/** Where the article stands, asked for anew after each save, also of a picture in a drawer, and when the editor comes back to the window. */
export function useStanding(first: Standing | null): Standing | null {
  const { config } = useConfig()
  const { id, lastUpdateTime, versionCount } = useDocumentInfo()
  const { mostRecentUpdate } = useDocumentEvents()
  const [standing, setStanding] = useState(first)
  const isFresh = useRef(true)
  const url = `${config.routes.api}/articles/${id}/standing`

  useEffect(() => {
    const stopping = new AbortController()
    const look = async () => {
      const next = document.hidden ? undefined : await ask(url, stopping.signal)
      if (next && !stopping.signal.aborted) setStanding(next)
    }
    if (!isFresh.current) void look()
    isFresh.current = false
    document.addEventListener('visibilitychange', () => void look(), { signal: stopping.signal })
    window.addEventListener('focus', () => void look(), { signal: stopping.signal })
    return () => stopping.abort()
  }, [url, lastUpdateTime, versionCount, mostRecentUpdate])

  return standing
}

/** The newsroom's answer, or undefined when it gives none: what is shown then stays. */
async function ask(url: string, signal: AbortSignal): Promise<Standing | undefined> {
  try {
    const answer: unknown = await (await fetch(url, { signal })).json()
    return isStanding(answer) ? answer : undefined
  } catch {
    return undefined
  }
}

const isStanding = (value: unknown): value is Standing =>
  typeof value === 'object' && value !== null && 'state' in value && 'checklist' in value
