import type { ReactNode } from 'react'
import { absentPage } from '../absent-page'
import { hasPrefix } from '../page-locale'

/** The lists of a further language of the site; of any other there are none. */
export default async function LanguageLayout({
  children,
  params,
}: {
  children: ReactNode
  params: Promise<{ language: string }>
}) {
  return (await hasPrefix((await params).language)) ? children : absentPage()
}
