import type { PublicKeyCredentialRequestOptionsJSON } from '@simplewebauthn/server'
import { APIError } from 'payload'

/** What whoever asks has yet to do: show a factor, set one up first, or show one again because the last time is too long ago. */
export type Demand =
  | {
      step: 'show'
      kinds: ('totp' | 'passkey' | 'recovery')[]
      passkey?: PublicKeyCredentialRequestOptionsJSON
    }
  | { step: 'enrol'; invitation: string }
  | { step: 'prove' }

/**
 * A refusal that says what is missing. It bears the name of Payload's own refusal of a login, of which only the words are logged: what it
 * carries is for whoever asked alone.
 */
export class FactorDemand extends APIError {
  constructor(message: string, status: 401 | 403, demand: Demand | null = null) {
    super(message, status, demand, true)
    this.name = 'AuthenticationError'
  }
}
