import type { TextFieldServerProps } from 'payload'

/** Where the article stands, in words. */
export function StateField({ data }: TextFieldServerProps) {
  return <p>{String(data.state ?? '')}</p>
}
