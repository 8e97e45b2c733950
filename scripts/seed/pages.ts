import { CORRECTIONS_POLICY, correctionsPath } from '@/lib/urls'
import type { SiteLanguage } from '@/lib/words'
import { accessibilityPages } from './accessibility'
import { body, link, list, paragraph, text } from './lexical'

type SeededPage = {
  title: string
  slug: string
  description: string
  body: ReturnType<typeof body>
  /** Of a page that stands in several; the footer shows each only among pages of its language. */
  language?: SiteLanguage
}

/** The static pages of a new site: short, and true of what the software does. */
export const staticPages: SeededPage[] = [
  {
    title: 'About',
    slug: 'about',
    description: 'Who publishes this site and why.',
    body: body([
      paragraph(
        'This site reports on people whom powerful states would like to silence, and on those who campaign for them. Opinions are their authors’ own and are marked as opinion.',
      ),
      paragraph(
        'Articles first published elsewhere name the first publisher and the day, and are shown word for word.',
      ),
    ]),
  },
  {
    title: 'Contact',
    slug: 'contact',
    description: 'How to reach the newsroom.',
    body: body([
      paragraph('The newsroom has not published an address yet.'),
      paragraph(
        'If you are at risk, do not write from a device or network that others control, and do not send anything that could identify you before you know how it will be kept.',
      ),
    ]),
  },
  {
    title: 'Corrections policy',
    slug: CORRECTIONS_POLICY,
    description: 'How mistakes are put right.',
    body: body([
      paragraph([
        text(
          'When an article is wrong, it is corrected, and the correction is printed with its date on the article itself and in the ',
        ),
        link('list of all corrections', correctionsPath),
        text('.'),
      ]),
      paragraph('A withdrawn article’s address says that it was withdrawn.'),
    ]),
  },
  {
    title: 'Privacy',
    slug: 'privacy',
    description: 'What this site knows about its readers: nothing.',
    body: body([
      list([
        'Reader pages set no cookies and store nothing on your device.',
        'They load nothing from any other host: no fonts, no counters, no embedded posts.',
        'The software keeps no record of readers’ addresses or devices.',
        'Feed services on the web say how many people follow this site through them. It keeps these numbers, and does not learn who the people are.',
      ]),
      paragraph(
        'Whoever runs the network you use can still see that you visited. Tor Browser hides that from them.',
      ),
    ]),
  },
  ...accessibilityPages,
]
