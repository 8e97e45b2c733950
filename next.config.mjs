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

export default {
  ...config,
  // Payload asks every page's visitor for colour-scheme hints, which makes Chromium fetch each page twice.
  headers: async () => [
    ...(await headers()).map((rule) =>
      rule.source === '/:path*' ? { ...rule, source: '/admin/:path*' } : rule,
    ),
  ],
}
