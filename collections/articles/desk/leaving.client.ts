'use client'

import { useConfig, useDocumentInfo } from '@payloadcms/ui'
import { useEffect } from 'react'

/** Milliseconds in which a form that is only drawn anew comes back, and an autosave that was under way is sent. */
const GRACE = 1_000

const leaving = new Map<string, ReturnType<typeof setTimeout>>()

/** Tells the newsroom when the form is left, so that colleagues need not wait five minutes for the article. */
export function useLeaving(): void {
  const { config } = useConfig()
  const { id } = useDocumentInfo()
  const url = id === undefined ? undefined : `${config.routes.api}/articles/${id}/leave`

  useEffect(() => {
    if (!url) return undefined
    clearTimeout(leaving.get(url))
    const leave = () => void fetch(url, { method: 'POST', keepalive: true }).catch(() => undefined)
    window.addEventListener('pagehide', leave)
    return () => {
      window.removeEventListener('pagehide', leave)
      leaving.set(url, setTimeout(leave, GRACE))
    }
  }, [url])
}
