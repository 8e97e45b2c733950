import { APIError } from 'payload'

/**
 * A refusal in words for whoever asked; the cause is for the log alone. Its name is set here, since Payload shows the words only of errors that have one,
 * and the class's own is lost when the production build shortens names.
 */
export class Refusal extends APIError {
  constructor(message: string, status: 400 | 401 | 403 | 404 | 409 | 423 | 503, cause?: unknown) {
    super(message, status, null, true)
    this.name = 'Refusal'
    if (cause !== undefined) this.cause = cause
  }
}
