/** One promise: how it was looked into, and what was found that breaks it. */
export type Check = { promise: string; looked: string; found: string[] }

/** Findings of one promise that a report shows. */
const SHOWN = 10

export const isKept = (checks: Check[]): boolean => checks.every(({ found }) => found.length === 0)

/** The report as it is read by somebody who was not there. */
export function renderReport(checks: Check[]): string {
  const lines = checks.flatMap(({ promise, looked, found }) => [
    `${found.length === 0 ? '✓' : '✗'} ${promise}`,
    `  ${looked}`,
    ...found.slice(0, SHOWN).map((each) => `  ✗ ${each}`),
    ...(found.length > SHOWN ? [`  ✗ and ${found.length - SHOWN} more`] : []),
  ])
  const broken = checks.filter(({ found }) => found.length > 0).length
  const verdict =
    broken === 0
      ? 'Every promise was kept.'
      : `${broken} of ${checks.length} promises were broken: see ✗ above.`
  return [...lines, '', ...LIMITS, '', verdict].join('\n')
}

const LIMITS = [
  'What this cannot show:',
  '  A browser keeps pages in its cache and addresses in its history, as with every site; a private window forgets them.',
  '  Connections of programs that are not written for Node are looked at ten times a second: one that is shorter can be missed.',
  '  The hub calls whoever subscribed to a feed there, or the hub elsewhere that the site’s settings name. Nobody did here.',
  '  A mark that is stored under a secret key or compressed within a table is not recognised; nothing of this software does so.',
  '  A web server or a CDN before Loudhailer has logs of its own: deploy/nginx.conf and deploy/Caddyfile switch them off.',
]
