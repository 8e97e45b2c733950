/** Milliseconds for which an article is news to search engines: two days (Google News). */
export const NEWS_LASTS = 48 * 60 * 60 * 1000

/** What the print job asks for that takes an article out of the news. */
export const NEWS = 'news'

/** Milliseconds for which feeds say of an article that it is withdrawn, or that it is back: 14 days, in which a feed reader that is used will ask. */
export const WITHDRAWN_LASTS = 14 * 24 * 60 * 60 * 1000
