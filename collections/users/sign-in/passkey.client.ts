'use client'

import {
  type PublicKeyCredentialCreationOptionsJSON,
  type PublicKeyCredentialRequestOptionsJSON,
  startAuthentication,
  startRegistration,
} from '@simplewebauthn/browser'

/** What came of asking the browser for a passkey: its answer, or why there is none. */
export type Shown = { passkey: object } | { words: string }

export const showPasskey = (optionsJSON: PublicKeyCredentialRequestOptionsJSON): Promise<Shown> =>
  settle(startAuthentication({ optionsJSON }))

export const makePasskey = (optionsJSON: PublicKeyCredentialCreationOptionsJSON): Promise<Shown> =>
  settle(startRegistration({ optionsJSON }))

async function settle(asking: Promise<object>): Promise<Shown> {
  try {
    return { passkey: await asking }
  } catch (error) {
    const name = error instanceof Error ? error.name : ''
    if (name === 'InvalidStateError')
      return {
        words: 'This device has a passkey for the account already: sign in with it, or use another device.',
      }
    if (name === 'SecurityError')
      return { words: 'Passkeys work at the site’s own address alone: open the newsroom there.' }
    return { words: 'No passkey was shown: try again, or use another way.' }
  }
}
