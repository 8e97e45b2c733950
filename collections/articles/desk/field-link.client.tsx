'use client'

import { useDocumentInfo } from '@payloadcms/ui'
import type { ReactNode } from 'react'
import { focusField } from './focus-field.client'

/** Leads to a field of the open form, also to one in a tab that is not open. */
export function FieldLink({ path, children }: { path: string; children: ReactNode }) {
  const { docConfig } = useDocumentInfo()
  return (
    <a
      href={`#field-${path}`}
      onClick={(event) => {
        event.preventDefault()
        void focusField(path, docConfig?.fields ?? [])
      }}
    >
      {children}
    </a>
  )
}
