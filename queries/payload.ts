import { getPayload, type Payload } from 'payload'
import config from '@payload-config'

/** The one door to the newsroom for the public site. */
export const openPayload = (): Promise<Payload> => getPayload({ config })
