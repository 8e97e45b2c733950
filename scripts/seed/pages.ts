import { CORRECTIONS_POLICY, correctionsPath, pagePath } from '@/lib/urls'
import { body, heading, link, list, paragraph, text } from './lexical'

/** The static pages of a new site: short, and true of what the software does. */
export const staticPages = [
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
      ]),
      paragraph(
        'Whoever runs the network you use can still see that you visited. Tor Browser hides that from them.',
      ),
    ]),
  },
  {
    title: 'Accessibility',
    slug: 'accessibility',
    description:
      'How this site is made to be read by everyone, how that is tested, and what is still missing.',
    body: body([
      paragraph([
        text('The public pages of this site are made to meet the '),
        link('Web Content Accessibility Guidelines 2.2', 'https://www.w3.org/TR/WCAG22/'),
        text(
          ' at level AA. They meet them in part: the gaps that we know of are listed below. This statement was written on 27 November 2026.',
        ),
      ]),
      heading('How it is tested'),
      paragraph('Each change of the software is tried on every kind of page before readers get it:'),
      list([
        'by axe-core, in light, dark and high-contrast colours, on a narrow and a wide screen;',
        'with the Tab key from the top of the page to its end: everything is reached in order, seen when it is reached, and large enough to be pressed;',
        'by the Nu HTML checker, and with JavaScript switched off;',
        'in a window 320 pixels wide, and with articles written from right to left.',
      ]),
      paragraph(
        'Programs find less than half of what can be wrong. No independent body has audited the site, and it has not been tried with people who use screen readers or other aids.',
      ),
      heading('Known gaps'),
      list([
        'A picture has one description, in one language, also where it stands on a page in another.',
        'Words of another language inside an article may not be marked as such, so that a screen reader may mispronounce them.',
        'Articles that were first published elsewhere are shown word for word, with the structure they had.',
        'The site has no sound or video of its own, and so no captions or transcripts. Recordings elsewhere that it links to may have none.',
        'The newsroom’s own editing screens are not covered by this statement.',
      ]),
      heading('Tell us'),
      paragraph([
        text('If something cannot be read or used, that is a fault. Please '),
        link('tell the newsroom', pagePath('contact')),
        text(' which page it is and what you use to read it.'),
      ]),
    ]),
  },
]
