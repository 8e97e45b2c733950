import type { GlobalConfig } from 'payload'
import { languageOptions } from '@/lib/languages'
import { administrators, publishers, signedIn, siteOrSignedIn } from '../access'
import { keepShownSettings } from '../characters.hooks'
import { guardSettings } from '../guard'
import { guardProtection, recordSettings } from '../settings.hooks'
import { languageField } from '../fields/language'
import { linkField } from '../fields/link'
import { printEverything } from '../printed'
import { checkText } from '../fields/short-text'
import { withoutVersions } from '../without-versions'
import { checkColour } from './colour'

/** Only names that PostgreSQL knows as well: its meaning of an offset such as +05:00 is the opposite. */
const isTimeZone = (value: string) => value === 'UTC' || Intl.supportedValuesOf('timeZone').includes(value)

/** What is asked for a second factor, and put on record with what it was. */
const PROTECTED = ['twoPeople', 'hub']

export const Site: GlobalConfig = {
  slug: 'site',
  access: { read: siteOrSignedIn, update: publishers },
  hooks: {
    beforeOperation: [guardSettings],
    beforeValidate: [keepShownSettings],
    beforeChange: [guardProtection(PROTECTED), recordSettings(PROTECTED)],
    afterChange: [printEverything],
  },
  endpoints: withoutVersions,
  admin: { group: 'Site', description: 'What every page carries: name, navigation, colours, addresses.' },
  fields: [
    { name: 'name', type: 'text', required: true, defaultValue: 'Loudhailer', maxLength: 100 },
    { name: 'tagline', type: 'text', maxLength: 200 },
    {
      name: 'description',
      type: 'textarea',
      maxLength: 300,
      admin: { description: 'For search engines and feed readers.' },
    },
    {
      name: 'languages',
      type: 'select',
      hasMany: true,
      required: true,
      defaultValue: ['en'],
      options: languageOptions,
      admin: {
        description:
          'The first is the site’s own. English, Russian and Kazakh get a front page and lists of their own, at /ru and /kk where they do not come first.',
      },
    },
    {
      name: 'timeZone',
      type: 'text',
      required: true,
      defaultValue: 'Europe/London',
      admin: {
        description:
          'IANA name, for example Europe/London or Asia/Almaty: the days on the site are days there.',
      },
      validate: checkText(60, (value) =>
        isTimeZone(value) ? true : 'Give an IANA time zone, for example Europe/London.',
      ),
    },
    {
      name: 'signalColour',
      type: 'text',
      required: true,
      defaultValue: '#b3121d',
      admin: {
        description:
          'The one strong colour, as #rrggbb; dark enough for words on the page’s ground. In dark mode it is lightened by itself.',
      },
      validate: checkText(7, checkColour),
    },
    {
      name: 'navigation',
      type: 'array',
      labels: { singular: 'Entry', plural: 'Navigation' },
      maxRows: 30,
      fields: [
        { name: 'label', type: 'text', required: true, maxLength: 40 },
        linkField({ name: 'url', label: 'Address', required: true }),
        languageField({ description: 'Left empty, it stands on the pages of every language.' }),
      ],
    },
    {
      name: 'footer',
      type: 'array',
      labels: { singular: 'Entry', plural: 'Footer' },
      maxRows: 60,
      fields: [
        { name: 'label', type: 'text', required: true, maxLength: 40 },
        linkField({ name: 'url', label: 'Address', required: true }),
        languageField({ description: 'Left empty, it stands on the pages of every language.' }),
      ],
    },
    {
      name: 'elsewhere',
      type: 'array',
      labels: { singular: 'Address', plural: 'Social and mirror addresses' },
      fields: [
        { name: 'label', type: 'text', required: true, maxLength: 60 },
        linkField({ name: 'url', label: 'Address', required: true }),
      ],
    },
    {
      name: 'hub',
      label: 'WebSub hub elsewhere',
      type: 'text',
      maxLength: 300,
      access: { update: ({ req }) => administrators({ req }) },
      validate: checkText(300, (value) =>
        !value || /^https:\/\/[^/\s]+\/\S*$/.test(value)
          ? true
          : 'Use the address of a hub, which begins with https://, for example https://pubsubhubbub.superfeedr.com/.',
      ),
      admin: {
        description:
          'Left empty, feed readers are told of new articles by this site’s own hub. A hub elsewhere does that in its place, and learns who follows what.',
      },
    },
    {
      name: 'securityContact',
      label: 'Whom to tell of a weakness',
      type: 'text',
      maxLength: 300,
      validate: checkText(300, (value) =>
        !value || /^mailto:[^\s@?]+@[^\s@]+$|^https:\/\/[^/\s]+\/?\S*$/.test(value)
          ? true
          : 'Use mailto: with an e-mail address, or the address of a page that begins with https://.',
      ),
      admin: {
        description:
          'For whoever finds a weakness of the site: mailto: with an e-mail address, or a page. It then stands in /.well-known/security.txt (RFC 9116), which is renewed by itself.',
      },
    },
    {
      name: 'twoPeople',
      label: 'Two people',
      type: 'checkbox',
      defaultValue: false,
      access: { read: signedIn, update: ({ req }) => administrators({ req }) },
      admin: {
        description:
          'Whoever last changed an article’s words does not approve them. Administrators decide this.',
      },
    },
    {
      name: 'defaultDisclaimer',
      type: 'relationship',
      relationTo: 'disclaimers',
      admin: { description: 'The house’s own wording.' },
    },
    {
      name: 'lead',
      type: 'relationship',
      relationTo: 'articles',
      filterOptions: { _status: { equals: 'published' } },
      admin: { description: 'The article that leads the front page; left empty, the newest.' },
    },
    {
      name: 'frontTopics',
      label: 'Topics on the front page',
      type: 'relationship',
      relationTo: 'topics',
      hasMany: true,
      maxRows: 8,
      admin: {
        description:
          'Each shows its newest articles there, in this order; left empty, the three topics with the most articles.',
      },
    },
  ],
}
