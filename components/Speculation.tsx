import { PASSED } from '@/lib/passed'
import { searchPath } from '@/lib/urls'

/** What is not a page of words: the newsroom's paths, searches, feeds and other files, and what is saved instead of shown. */
const OTHERS = [
  ...PASSED.map((path) => `${path}*`),
  `${searchPath}*`,
  `/*${searchPath}*`,
  '/*/offline',
  '/media/*',
  '/*.*',
]

/**
 * Pages of this site are made ready from the moment a link is pressed, not before: a page that may be withdrawn is never held for
 * minutes, and a reader who pays by the megabyte pays for nothing that was not asked for (docs/decisions/0013-design.md).
 */
const RULES = {
  prerender: [
    {
      where: { and: [{ href_matches: '/*' }, { not: { href_matches: OTHERS } }] },
      eagerness: 'conservative',
    },
  ],
}

/** Speculation rules: addresses for the browser, no script (HTML, 7.6). */
export const Speculation = () => (
  <script type="speculationrules" dangerouslySetInnerHTML={{ __html: JSON.stringify(RULES) }} />
)
