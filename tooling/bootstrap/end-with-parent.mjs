// Loaded before the task: when the bootstrap is gone (even killed), the task is told to stop rather than live on by itself.
if (process.env.CANDOUR_ATTACHED && process.channel) {
  process.on('disconnect', () => process.kill(process.pid, 'SIGTERM'))
  // Waiting for that must not keep a finished task alive.
  process.channel.unref()
}
delete process.env.CANDOUR_ATTACHED
