// Lets modules import `reelgraph/node` wherever they lie, without a node_modules folder beside them.
import { register } from 'node:module'

const RESOLVE = `
let own = {}
export const initialize = data => { own = data }
export const resolve = (name, context, next) =>
  next(Object.hasOwn(own, name) ? own[name] : name, context)`

const extension = import.meta.url.endsWith('.ts') ? 'ts' : 'js'

register(`data:text/javascript,${encodeURIComponent(RESOLVE)}`, {
  data: { 'reelgraph/node': new URL(`../../nodes/author/index.${extension}`, import.meta.url).href },
})
