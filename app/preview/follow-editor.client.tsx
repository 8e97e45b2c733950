'use client'

import { useRouter } from 'next/navigation'
import { useEffect } from 'react'

/**
 * Follows the editor's form that holds this page in a frame or opened it as a window: tells it that the page is there, and draws
 * the page anew, where it is scrolled to, each time the form says that it was saved. Links lead out of the frame, since no other
 * page of the site lets itself be framed.
 */
export function FollowEditor() {
  const router = useRouter()

  useEffect(() => {
    const editor: unknown = window.parent === window ? window.opener : window.parent
    if (!isWindow(editor)) return
    const { origin } = window.location
    const follow = (event: MessageEvent<unknown>) => {
      if (event.origin === origin && event.source === editor && isSave(event.data)) router.refresh()
    }
    window.addEventListener('message', follow)
    editor.postMessage({ type: 'payload-live-preview', ready: true }, origin)
    return () => window.removeEventListener('message', follow)
  }, [router])

  useEffect(() => {
    if (window.parent === window) return
    const leave = (event: MouseEvent) => {
      const link = event.target instanceof Element ? event.target.closest('a') : null
      if (!link || link.pathname === window.location.pathname) return
      event.preventDefault()
      window.open(link.href, '_blank', 'noopener')
    }
    document.addEventListener('click', leave)
    return () => document.removeEventListener('click', leave)
  }, [])

  return null
}

const isWindow = (value: unknown): value is Window =>
  typeof value === 'object' && value !== null && 'postMessage' in value

/** Payload's word for what was saved, by hand or by itself. */
const isSave = (message: unknown): boolean =>
  typeof message === 'object' &&
  message !== null &&
  'type' in message &&
  message.type === 'payload-document-event'
