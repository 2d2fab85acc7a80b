// `reelgraph why`, from the store and from a running server, and its route.
import { rmSync } from 'node:fs'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type HostBench, openHostBench, trialGraph } from '../testing/host.ts'
import { paintFor } from './paint.ts'
import { whyCommand } from './why.ts'

let bench: HostBench
beforeAll(async () => {
  bench = await openHostBench()
})
// The test itself closes the host.
afterAll(() => rmSync(bench.folder, { recursive: true, force: true }))

const said: string[] = []
const terminal = {
  out: (text: string) => void said.push(text),
  paint: paintFor({}),
  columns: undefined,
  onInterrupt: () => () => {},
}
async function why(run: string, item: string, asJson = false): Promise<string> {
  said.length = 0
  expect(await whyCommand(bench.host.store.folder, run, item, asJson, terminal)).toBe(0)
  return said.join('')
}

test('a change is told with its values and takes, over the API, and on the command line with and without a server', async () => {
  const run = async (text: string) => {
    const { json } = await bench.call('POST', '/api/runs', { graph: trialGraph('why', {}, text) })
    await bench.host.engine.running(json.id)?.finished
    return json.id as string
  }
  await run('one two')
  const id = await run('one three')
  const answer = await bench.call('GET', `/api/runs/${id}/why?node=shout&key=w1`)
  expect(answer.json).toMatchObject({
    status: 'done',
    why: 'It ran: word changed.',
    take: { served: 'trial' },
    before: { why: 'first time' },
    changes: [{ what: 'input', name: 'word', before: 'two', after: 'three', from: [{ node: 'words', key: '' }] }],
  })
  expect((await bench.call('GET', '/api/runs/run_none/why?node=x')).json.error.message).toMatch(/no run "run_none"/)
  expect((await bench.call('GET', `/api/runs/${id}/why`)).status).toBe(400)
  const { paths } = (await bench.call('GET', '/api/openapi.json')).json
  expect(paths['/api/runs/{id}/why'].get.parameters.map((parameter: { name: string }) => parameter.name)).toEqual([
    'id',
    'node',
    'key',
  ])

  const served = await why('last', 'shout/w1')
  expect(served).toMatch(/^shout\/w1 {2}done {2}in run_\w+\nIt ran: word changed\.\n {2}input word: "two" → "three"\n/)
  expect(served).toMatch(/from words: take [0-9a-f]{12} → [0-9a-f]{12}\n/)
  expect(served).toMatch(/\nnow {5}take [0-9a-f]{12} made [-: \d]+ in [\d.]+ s by trial \(word changed\)\n$/)
  await expect(why('run_none', 'shout')).rejects.toThrow(/no run/)
  const { folder } = bench.host.store
  await bench.host.close()
  said.length = 0
  await whyCommand(folder, id, 'shout/w1', false, terminal)
  expect(said.join('')).toBe(served)
  await expect(whyCommand(folder, 'run_none', 'shout', false, terminal)).rejects.toThrow(/The last ones are run_/)
  await expect(whyCommand(`${folder}/nothing`, 'last', 'shout', false, terminal)).rejects.toThrow(
    /Nothing has been run/,
  )
})
