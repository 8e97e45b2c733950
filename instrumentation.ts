/** Run once by Next when the server starts. */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME === 'nodejs') {
    const { followResponses } = await import('./lib/status')
    followResponses()
  }
}
