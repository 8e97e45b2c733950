/** Words for a number of things, by the plural categories of CLDR (Intl.PluralRules); `{count}` stands for the number. */
export type Plural = { [category in Intl.LDMLPluralRule]?: string } & { other: string }

/** Holds a language's object to the type of plural words. */
export const plural = (forms: Plural): Plural => forms
