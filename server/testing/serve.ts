// A server process with the trial library, for tests that kill it. Arguments: data folder, port. Prints its address.
import { openHost } from '../host.ts'
import { TRIAL_LIBRARY } from './host.ts'
import { TRIAL_RUNNERS } from './hub.ts'

const [data = '', port = '0'] = process.argv.slice(2)
const host = await openHost({
  data,
  port: Number(port),
  what: 'a test server',
  library: TRIAL_LIBRARY,
  worker: { slots: 2, runners: [TRIAL_RUNNERS], only: true },
  resume: true,
})
process.stdout.write(
  `${JSON.stringify({ url: host.url, worker: host.worker?.pid, resumed: host.resumed.map(run => run.id) })}\n`,
)
process.once('SIGTERM', () => void host.suspend().then(() => process.exit(0)))
