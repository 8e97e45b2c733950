import { toDarkMode } from '@/lib/contrast'

/** The site's one strong colour, and what it becomes on dark grounds, for tokens.css: reckoned here, so that every browser shows it. */
export const Signal = ({ colour }: { colour: string }) => (
  <style>{`:root:root{--signal:${colour};--signal-dark:${toDarkMode(colour)}}`}</style>
)
