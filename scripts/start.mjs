// `npm start`: does all set-up, then serves the editor and the API.
import { reelgraph } from './reelgraph.mjs'

await reelgraph(['serve', ...process.argv.slice(2)])
