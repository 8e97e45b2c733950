/* THIS FILE WAS GENERATED AUTOMATICALLY BY PAYLOAD. */
/* What was added by hand says why. */
import config from '@payload-config'
import '@payloadcms/next/css'
import {
  REST_DELETE,
  REST_GET,
  REST_OPTIONS,
  REST_PATCH,
  REST_POST,
  REST_PUT,
} from '@payloadcms/next/routes'
import { admit } from '@/collections/api/admit'

type Args = { params: Promise<{ slug: string[] }> }
type Route = (request: Request, args: Args) => Promise<Response>

// Payload answers whoever asks, reads whatever is sent, and hashes as many passwords as are tried.
const guarded =
  (route: Route): Route =>
  (request, args) =>
    admit(config, (admitted) => route(admitted, args))(request)

export const GET = guarded(REST_GET(config))
export const POST = guarded(REST_POST(config))
export const DELETE = guarded(REST_DELETE(config))
export const PATCH = guarded(REST_PATCH(config))
export const PUT = guarded(REST_PUT(config))
export const OPTIONS = guarded(REST_OPTIONS(config))
