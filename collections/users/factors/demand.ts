import type { PublicKeyCredentialRequestOptionsJSON } from '@simplewebauthn/server'
import { APIError } from 'payload'

/**
 * What whoever asks has yet to do: show a factor, set one up first, or show one again because the last time is too long ago; “again” where
 * what he showed is not taken, “invitation” where he has nothing to show. Only who has the password, or a session, is told: by this the
 * limits on passwords know that it was right (collections/api/sign-in.ts).
 */
export type Demand =
  | {
      step: 'show'
      kinds: ('totp' | 'passkey' | 'recovery')[]
      passkey?: PublicKeyCredentialRequestOptionsJSON
    }
  | { step: 'enrol'; invitation: string }
  | { step: 'prove' | 'again' | 'invitation' }

/**
 * A refusal that says what is missing. It bears the name of Payload's own refusal of a login, of which only the words are logged: what it
 * carries is for whoever asked alone.
 */
export class FactorDemand extends APIError {
  constructor(message: string, status: 401 | 403, demand: Demand = { step: 'again' }) {
    super(message, status, demand, true)
    this.name = 'AuthenticationError'
  }
}
