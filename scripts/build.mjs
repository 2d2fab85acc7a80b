// `npm run build`: compiles server and editor into dist/.
import { build, checkNode } from './setup.mjs'

checkNode()
process.exit((await build({ force: true })) ? 0 : 1)
