/** Milliseconds without a key after which a form of an article saves itself. Below 500, live preview and autosave hang each other. */
export const AUTOSAVE_INTERVAL = 800
