// Loaded before the newsroom of the fuzz test (NODE_OPTIONS): at SIGUSR2 it collects all garbage, and writes into MEMORY_FILE how many MB are in
// use then. What the process has of the machine at any moment is mostly garbage, and what V8 keeps for the next request.
import { renameSync, writeFileSync } from 'node:fs'
import v8 from 'node:v8'
import { runInNewContext } from 'node:vm'

process.on('SIGUSR2', () => {
  v8.setFlagsFromString('--expose-gc')
  const collect = runInNewContext('gc')
  collect()
  collect()
  const { heapUsed, external } = process.memoryUsage()
  const file = process.env.MEMORY_FILE ?? ''
  writeFileSync(`${file}.new`, String((heapUsed + external) / 1024 ** 2))
  renameSync(`${file}.new`, file)
})
