import { icoIcon } from '../drawn-icon'

export const dynamic = 'force-dynamic'

export const GET = icoIcon
