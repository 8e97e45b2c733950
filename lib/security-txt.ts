/**
 * Until when what is said of whom to tell of a weakness holds: more than half a year, so that it is less than one (RFC 9116, 2.5.5) and a
 * site that nobody keeps does not name a contact for ever. It changes with the month (UTC).
 */
export const toExpiry = (moment: Date): Date =>
  new Date(Date.UTC(moment.getUTCFullYear(), moment.getUTCMonth() + 8, 1))
