// Loaded before the newsroom: it ends when the start that made it is gone, even if that was killed outright.
process.on('disconnect', () => process.exit(0))
process.channel?.unref()
