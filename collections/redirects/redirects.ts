import type { CollectionConfig, TextFieldSingleValidation } from 'payload'
import { toAddress } from '@/lib/edition'
import { CORRECTIONS_MADE, feedPathsOf } from '@/lib/feed-scope'
import { followPaths, iconPaths, llmsPath, manifestPath, opmlPath, robotsPath, sitemapPath } from '@/lib/urls'
import { SITE_LANGUAGES } from '@/lib/words'
import { z } from 'zod'
import { publishers, siteOrSignedIn } from '../access'
import { goneForField } from '../fields/gone-for'
import { checkText, type Verdict } from '../fields/short-text'
import { isReserved } from '../reserved'
import { isStanding } from './standing'
import { drawOthers, leadStraight } from './straight.hooks'
import { toTarget } from './target'
import { demandFreshForAll } from '../users/sessions/fresh.hooks'

/** Addresses at or below which the edition has files, so that no sign of a redirect can be put there. */
const OWN_PLACES =
  /^\/(?:absent|feeds\/(?:authors|kind|language|topics)|healthz|media|press|sitemaps)(?:\/|$)|^\/(?:404|410(?:-[a-z]+)?|503)\.html|\/index\.html(?:\.(?:br|gz))?(?:\/|$)|\/\./

const OWN_FILES: string[] = [
  ...Object.values(followPaths),
  ...feedPathsOf(CORRECTIONS_MADE),
  ...Object.values(iconPaths),
  llmsPath,
  manifestPath,
  ...['', ...SITE_LANGUAGES.map((language) => `/${language}`)].map((prefix) => prefix + opmlPath),
  robotsPath,
  sitemapPath,
]

const isOwn = (path: string): boolean =>
  OWN_PLACES.test(path) ||
  OWN_FILES.some((file) => path === file || ['/', '.'].some((sign) => path.startsWith(file + sign)))

/** A path of this site in the one form the site itself writes: no origin, no trailing slash, no query. */
function checkFrom(value: string): Verdict {
  if (!value) return 'Give the old address as a path, for example /2014/01/15/old-name.'
  if (!/^(?:\/[^/\s?#\\%]+)+$/.test(value) || /\/\.\.?(?:\/|$)/.test(value)) {
    return 'Give the path only: it begins with /, does not end with one, and has no ?, # or % in it.'
  }
  if (isReserved(value))
    return 'This address belongs to the site or its newsroom; no reader is led away from it.'
  if (isOwn(value)) return 'The site keeps files of its own there; no reader is led away from them.'
  if (toAddress(encodeURI(value)) === undefined)
    return 'A part of this address is too long: at most 240 bytes, which is 120 Cyrillic letters.'
  return true
}

/** By hand, none is written from where a page stands; when the newsroom writes one itself, the page is just moving away. */
const checkFreeFrom: TextFieldSingleValidation = async (value, options) => {
  const verdict = checkText(300, checkFrom)(value, options)
  const isByHand = !options.overrideAccess && options.event === 'submit'
  if (verdict !== true || !isByHand || !(await isStanding(value ?? '', options.req))) return verdict
  return 'A page stands there, and readers get it whatever is written here: withdraw it or move it first.'
}

const redirectSchema = z.object({ kind: z.string().nullish() }).catch({})

function checkTo(value: string, { siblingData }: { siblingData: unknown }): Verdict {
  const { kind } = redirectSchema.parse(siblingData)
  if (kind === 'gone') return true
  if (!value) return 'Give the new address, or choose “Gone”.'
  // The site’s own origin makes no difference here; leadStraight has taken it away.
  if (!toTarget(value, 'https://site.invalid'))
    return 'Begin the new address with / for this site, or with https:// for another.'
  return true
}

export const Redirects: CollectionConfig<'redirects'> = {
  slug: 'redirects',
  access: { create: publishers, read: siteOrSignedIn, update: publishers, delete: publishers },
  admin: {
    useAsTitle: 'from',
    defaultColumns: ['from', 'kind', 'to', 'updatedAt'],
    description:
      'Old addresses. One is written by itself when a published address changes; add others by hand, for example those of a former site.',
    group: 'Site',
  },
  hooks: { beforeOperation: [demandFreshForAll], beforeChange: [leadStraight], afterChange: [drawOthers] },
  fields: [
    {
      name: 'from',
      type: 'text',
      required: true,
      unique: true,
      index: true,
      maxLength: 300,
      validate: checkFreeFrom,
    },
    {
      name: 'kind',
      type: 'select',
      required: true,
      defaultValue: 'moved',
      options: [
        { value: 'moved', label: 'Moved for good (308)' },
        { value: 'gone', label: 'Gone (410)' },
      ],
    },
    {
      name: 'to',
      label: 'New address',
      type: 'text',
      maxLength: 2000,
      admin: { condition: ({ kind }) => kind !== 'gone' },
      validate: checkText(2000, checkTo),
    },
    goneForField({ condition: ({ kind }) => kind === 'gone' }),
  ],
}
