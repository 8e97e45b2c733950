import { Fragment, type ReactNode } from 'react'

/** Words with markup put in where they name it: `{date}` becomes what `with` holds as `date`. */
export const Fill = ({ words, with: values }: { words: string; with: Record<string, ReactNode> }) =>
  words
    .split(/\{(\w+)\}/)
    .map((part, index) => <Fragment key={index}>{index % 2 === 1 ? values[part] : part}</Fragment>)
