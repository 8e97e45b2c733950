import { withPayload } from '@payloadcms/next/withPayload'

const config = withPayload(
  {
    poweredByHeader: false,
    // All of a page's words and its whole <head> go out at once, in order: nothing arrives later by script.
    htmlLimitedBots: /.*/,
    images: { unoptimized: true },
    experimental: { inlineCss: true },
    // One copy of Payload in the whole server: its errors are told by their class, and each bundle's copy has classes of its own.
    serverExternalPackages: ['payload', 'sharp'],
    // “npm run check” checks the types; a production machine need not have what that takes.
    typescript: { ignoreBuildErrors: true },
    devIndicators: false,
  },
  { devBundleServerPackages: false },
)

const { headers } = config

/** Previews are for one pair of eyes: no machine keeps them, none is told where they were, and only the newsroom frames them. */
const toPreviewHeaders = (scripts, frames) =>
  Object.entries({
    'Cache-Control': 'no-store',
    'Content-Security-Policy': `default-src 'none'; script-src ${scripts}; style-src 'self' 'unsafe-inline'; img-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors ${frames}`,
    'Referrer-Policy': 'no-referrer',
    'X-Content-Type-Options': 'nosniff',
    'X-Frame-Options': frames === "'self'" ? 'SAMEORIGIN' : 'DENY',
    'X-Robots-Tag': 'noindex, nofollow, noarchive',
  }).map(([key, value]) => ({ key, value }))

export default {
  ...config,
  // Payload asks every page's visitor for colour-scheme hints, which makes Chromium fetch each page twice.
  headers: async () => [
    ...(await headers()).map((rule) =>
      rule.source === '/:path*' ? { ...rule, source: '/admin/:path*' } : rule,
    ),
    { source: '/preview/:path*', headers: toPreviewHeaders("'self' 'unsafe-inline'", "'self'") },
    // A reader outside needs no script.
    { source: '/preview/shared/:path*', headers: toPreviewHeaders("'none'", "'none'") },
  ],
}
