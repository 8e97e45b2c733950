/** What a public server passes on to the newsroom: one short list, said again in deploy/ for other servers. */

/** These addresses and all below them. */
export const PASSED = ['/admin', '/api', '/_next', '/preview'] as const

/** Public forms, at exactly these addresses; their pages are made plain on the way. */
export const FORMS = ['/search', '/en/search', '/ru/search', '/kk/search'] as const

/** Next's picture optimiser works for whoever asks, so no way leads there. */
export const WITHHELD = ['/_next/image'] as const

const lies = (address: string, path: string) => address === path || address.startsWith(`${path}/`)

/** Whether the address is a public form's. */
export const isForm = (address: string): boolean => FORMS.some((form) => address === form)

/** Whether the newsroom answers for the address. */
export function isPassed(address: string): boolean {
  if (isForm(address)) return true
  return PASSED.some((path) => lies(address, path)) && !WITHHELD.some((path) => lies(address, path))
}

/** Whether something may be sent there: the newsroom's own; a form is asked by its address. */
export const isTaking = (address: string): boolean => isPassed(address) && !isForm(address)

/** Whether somebody signs in there: the one place where the newsroom is told from where, to limit what is tried from one network. */
export const isSignIn = (address: string): boolean => lies(address, '/api/users')

/** Whether what stands there is named by its content and may be kept for ever, as Next's own header says. */
export const isAsset = (address: string): boolean => address.startsWith('/_next/static/')
