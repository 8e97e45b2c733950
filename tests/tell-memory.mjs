// Loaded before the processes of a test's site (NODE_OPTIONS; live-memory.ts): at SIGUSR2 each collects all garbage, and writes into a file of
// MEMORY_DIR, named after its id, how many MB are in use then. What a process has of the machine is mostly garbage, and what V8 keeps for the next request.
import { renameSync, writeFileSync } from 'node:fs'
import v8 from 'node:v8'
import { runInNewContext } from 'node:vm'

process.on('SIGUSR2', () => {
  v8.setFlagsFromString('--expose-gc')
  const collect = runInNewContext('gc')
  collect()
  collect()
  const { heapUsed, external } = process.memoryUsage()
  const file = `${process.env.MEMORY_DIR}/memory-${process.pid}`
  writeFileSync(`${file}.new`, String((heapUsed + external) / 1024 ** 2))
  renameSync(`${file}.new`, file)
})
