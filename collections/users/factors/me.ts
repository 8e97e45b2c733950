import type { PayloadRequest } from 'payload'
import type { User } from '@/payload-types'
import { Refusal } from '../../refusal'
import { toSession } from '../sessions/sign-ins'

export type Me = User & { session: string }

/** Whoever is signed in, with his session; strangers get 401. */
export function getMe(req: PayloadRequest): Me {
  const session = toSession(req.user)
  if (!req.user || !session) throw new Refusal('Sign in first.', 401)
  return { ...req.user, session }
}
