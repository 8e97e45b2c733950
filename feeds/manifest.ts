import { GROUNDS } from '@/lib/contrast'
import { homePath, iconPaths } from '@/lib/urls'
import type { SiteView } from '@/queries/site.view'

/** W3C Web Application Manifest: how the site looks on a home screen. Its colours are those of the page and of the masthead. */
export function renderManifest({ name, description, signalColour }: SiteView, language: string): string {
  const icon = (src: string, size: number, purpose: 'any' | 'maskable') => ({
    src,
    sizes: `${size}x${size}`,
    type: 'image/png',
    purpose,
  })
  return JSON.stringify({
    name,
    short_name: name,
    description,
    lang: language,
    id: homePath,
    start_url: homePath,
    scope: homePath,
    // The address stays in sight: readers should see whose words they read.
    display: 'minimal-ui',
    background_color: GROUNDS.light[0],
    theme_color: signalColour,
    icons: [
      { src: iconPaths.svg, sizes: 'any', type: 'image/svg+xml', purpose: 'any' },
      icon(iconPaths[192], 192, 'any'),
      icon(iconPaths[512], 512, 'any'),
      icon(iconPaths.maskable, 512, 'maskable'),
    ],
  })
}
