import { contrastOf } from '@/lib/contrast'

/** White, and the ink of components/tokens.css. */
const INKS = ['#ffffff', '#1b1a18'] as const

/** The ink that stands out more on a ground, each as #rrggbb. */
export function inkOn(ground: string): string {
  const [light, dark] = INKS
  return contrastOf(light, ground) >= contrastOf(dark, ground) ? light : dark
}
