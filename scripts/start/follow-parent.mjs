// Loaded before the newsroom: it ends when the start that made it is gone, even if that was killed outright.
if (process.env.NODE_ENV === 'production') {
  process.on('disconnect', () => process.exit(0))
  process.channel?.unref()
} else {
  // “next dev” takes the channel for its own, and hands this file on to the processes it makes.
  const parent = process.ppid
  setInterval(() => process.ppid === parent || process.exit(0), 500).unref()
}
