#!/usr/bin/env node
// Starts the built command line.
import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const cli = new URL('../dist/node/server/cli.js', import.meta.url)
if (existsSync(fileURLToPath(cli))) await import(cli.href)
else {
  process.stderr.write('Reelgraph is not built yet. Run `npm start` once, or `npm run build`.\n')
  process.exit(1)
}
