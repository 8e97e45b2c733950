import type { Article } from '@/payload-types'

/**
 * What the world did after the founding article was written, and what it says otherwise than maps and calendars. Suggestions:
 * readers see none of them until an editor has looked at it and its source, and publishes it.
 */
export const contextNotes: NonNullable<Article['contextNotes']> = [
  {
    sentence: 'At first glance, the nation of Kazakhstan seems like a true Caucasus success story.',
    text: 'Kazakhstan lies in Central Asia, not in the Caucasus.',
    date: '2026-11-25T12:00:00.000Z',
    sources: [],
    suggested: true,
  },
  {
    sentence:
      'The second anniversary of this massacre was marked on the 16th December with protests worldwide at various Kazakhstani embassies.',
    text: 'The second anniversary of the Zhanaozen massacre was 16 December 2013.',
    date: '2026-11-25T12:00:00.000Z',
    sources: [],
    suggested: true,
  },
  {
    sentence:
      'President Nazarbayev has been the country’s first and only leader since its independence in 1991.',
    text: 'Nursultan Nazarbayev resigned as president on 19 March 2019.',
    date: '2026-11-25T12:00:00.000Z',
    sources: [],
    suggested: true,
  },
]
