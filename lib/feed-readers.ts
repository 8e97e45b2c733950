/**
 * Feed readers on the web that take a feed by a link, by age of their service. Such a service knows what its users follow, which
 * the page on following says.
 */
export const FEED_READERS: { name: string; toSubscribe: (feed: string) => string }[] = [
  {
    name: 'Feedly',
    toSubscribe: (feed) => `https://feedly.com/i/subscription/feed/${encodeURIComponent(feed)}`,
  },
  { name: 'NewsBlur', toSubscribe: (feed) => `https://www.newsblur.com/?url=${encodeURIComponent(feed)}` },
  {
    name: 'The Old Reader',
    toSubscribe: (feed) => `https://theoldreader.com/feeds/subscribe?url=${encodeURIComponent(feed)}`,
  },
  {
    name: 'Inoreader',
    toSubscribe: (feed) => `https://www.inoreader.com/?add_feed=${encodeURIComponent(feed)}`,
  },
]
