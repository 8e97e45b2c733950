import { absoluteUrl, securityPath } from '@/lib/urls'

type Security = { contact: string; languages: string[]; expires: Date; siteUrl: string }

/** Whom to tell of a weakness of the site, and in which languages (RFC 9116). */
export function renderSecurity({ contact, languages, expires, siteUrl }: Security): string {
  return [
    `Contact: ${contact}`,
    `Expires: ${expires.toISOString()}`,
    `Preferred-Languages: ${languages.join(', ')}`,
    `Canonical: ${absoluteUrl(securityPath, siteUrl)}`,
    '',
  ].join('\n')
}
