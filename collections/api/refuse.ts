/** A refusal before Payload sees the request, in the form in which the admin shows errors. */
export const refuse = (status: number, message: string, headers: Record<string, string> = {}): Response =>
  Response.json({ errors: [{ message }] }, { status, headers })
