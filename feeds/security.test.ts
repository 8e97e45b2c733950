import { describe, expect, it } from 'vitest'
import { toExpiry } from '@/lib/security-txt'
import { renderSecurity } from './security'

describe('whom to tell of a weakness', () => {
  it('is said as RFC 9116 has it', () => {
    expect(
      renderSecurity({
        contact: 'mailto:security@news.example.org',
        languages: ['en', 'ru'],
        expires: toExpiry(new Date('2026-11-29T23:59:59Z')),
        siteUrl: 'https://news.example.org',
      }),
    ).toBe(`Contact: mailto:security@news.example.org
Expires: 2027-07-01T00:00:00.000Z
Preferred-Languages: en, ru
Canonical: https://news.example.org/.well-known/security.txt
`)
  })

  it('holds for more than half a year and less than one, from every day', () => {
    for (let day = 0; day < 800; day++) {
      const moment = new Date(Date.UTC(2026, 0, 1 + day, 12))
      const days = (toExpiry(moment).getTime() - moment.getTime()) / 86_400_000
      expect([days > 183, days < 365]).toEqual([true, true])
    }
  })
})
