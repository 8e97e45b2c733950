/* THIS FILE WAS GENERATED AUTOMATICALLY BY PAYLOAD. */
/* What was added by hand says why. */
import config from '@payload-config'
import '@payloadcms/next/css'
import { type ServerFunctionClient, UnauthorizedError } from 'payload'
import { handleServerFunctions, RootLayout } from '@payloadcms/next/layouts'
import React from 'react'

import { keepTyping } from '@/lib/keep-typing'
import { beginFunction } from '@/lib/next-server'
import { importMap } from './admin/importMap.js'
import { holdByRight } from './hold-by-right'
import { isSignedIn } from './signed-in'

type Args = {
  children: React.ReactNode
}

const serverFunction: ServerFunctionClient = async function (args) {
  'use server'
  // Payload looks functions up by name in a plain object: “constructor” would answer with the request itself.
  if (typeof args?.name !== 'string' || args.name in Object.prototype)
    throw new Error('There is no such function.')
  // The sign-in page calls none.
  if (!(await isSignedIn())) throw new UnauthorizedError()
  beginFunction()
  const answer: unknown = await handleServerFunctions({
    ...args,
    config,
    importMap,
    // Payload writes a lock for whoever opens a form, whether he may change the document or not.
    serverFunctions: { 'form-state': holdByRight },
  })
  // What was typed while a save was on its way would be overwritten.
  return keepTyping(args, answer)
}

const Layout = ({ children }: Args) => (
  <RootLayout config={config} importMap={importMap} serverFunction={serverFunction}>
    {children}
  </RootLayout>
)

export default Layout
