import type {
  AuthenticationResponseJSON,
  AuthenticatorTransport,
  RegistrationResponseJSON,
} from '@simplewebauthn/server'
import type { PayloadRequest } from 'payload'
import { z } from 'zod'
import { Refusal } from '../../refusal'

/** What browsers send, cut down to what is looked at; the rest is let go. */
const text = z.string().max(20_000)

const TRANSPORTS: readonly AuthenticatorTransport[] = ['ble', 'hybrid', 'internal', 'nfc', 'usb']

/** How a passkey is reached, as far as it is said in words that are known. */
export const toTransports = (said: string[]): AuthenticatorTransport[] =>
  TRANSPORTS.filter((transport) => said.includes(transport))

const credential = { id: text, rawId: text, type: z.literal('public-key') }

const assertionSchema = z
  .object({
    ...credential,
    response: z.object({ clientDataJSON: text, authenticatorData: text, signature: text }),
  })
  .transform((sent): AuthenticationResponseJSON => ({ ...sent, clientExtensionResults: {} }))

const attestationSchema = z
  .object({
    ...credential,
    response: z.object({
      clientDataJSON: text,
      attestationObject: text,
      transports: z.array(text).max(10).catch([]),
    }),
  })
  .transform((sent): RegistrationResponseJSON => ({
    ...sent,
    response: { ...sent.response, transports: toTransports(sent.response.transports) },
    clientExtensionResults: {},
  }))

const code = z.string().max(40)

/** A proof: a code of an app or a recovery code, or a passkey’s answer. */
export const proofSchema = z.object({ code: code.optional(), passkey: assertionSchema.optional() })

export type Proof = z.infer<typeof proofSchema>

/** A new factor: the name it gets, and either a passkey’s answer or an app’s first code under its challenge. */
export const newFactorSchema = z.object({
  name: z.string().trim().max(60).optional(),
  passkey: attestationSchema.optional(),
  totp: z.object({ challenge: text, code }).optional(),
})

export type SentFactor = z.infer<typeof newFactorSchema>

/** What was sent as JSON, as the schema has it; otherwise 400. */
export async function readSent<T>(schema: z.ZodType<T>, req: PayloadRequest): Promise<T> {
  const body: unknown = await req.json?.().catch(() => undefined)
  const { data, success } = schema.safeParse(body ?? {})
  if (!success) throw new Refusal('What was sent has not the form that is asked for here.', 400)
  return data
}
