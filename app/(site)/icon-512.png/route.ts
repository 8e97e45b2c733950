import { pngIcon } from '../drawn-icon'

export const dynamic = 'force-dynamic'

export const GET = pngIcon(512, 'round')
