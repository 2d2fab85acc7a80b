// Commands about a data folder: sizes and sweeps as people write them, and the real server behind them.
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { trialGraph } from '../testing/host.ts'
import { parseTarget } from './graph.ts'
import { bytesOf, queueCommand, tasksCommand, wedgeRequest, withServer } from './manage.ts'

test('sizes are read as people write them', () => {
  expect([bytesOf('20GB'), bytesOf('1.5 M'), bytesOf('0'), bytesOf('300k')]).toEqual([20e9, 1.5e6, 0, 300e3])
  expect(() => bytesOf('much')).toThrow('--budget 20GB')
})

test('targets name a node, an item, a range, and from there on', () => {
  const graph = trialGraph('g')
  expect(parseTarget('shout', graph)).toEqual({ node: 'shout' })
  expect(parseTarget('shout/w1', graph)).toEqual({ node: 'shout', key: 'w1' })
  expect(parseTarget('shout/w1..w2', graph)).toEqual({ node: 'shout', key: 'w1', through: 'w2' })
  expect(parseTarget('shout/s/w1..w2+', graph)).toEqual({ node: 'shout', key: 's/w1', through: 's/w2', onward: true })
  expect(() => parseTarget('nobody', graph)).toThrow('nobody')
})

test('sweeps name a param and its values', () => {
  const graph = trialGraph('g')
  expect(wedgeRequest(graph, ['words.text=a b,c', 'shout/w1.until=1,true'], 'join', false, 2)).toMatchObject({
    axes: [
      { node: 'words', param: 'text', values: ['a b', 'c'] },
      { node: 'shout', key: 'w1', param: 'until', values: [1, true] },
    ],
    mode: 'grid',
    target: 'join',
    capUsd: 2,
  })
  expect(() => wedgeRequest(graph, ['text'], 'join', false, undefined)).toThrow('node.param=a,b,c')
  expect(() => wedgeRequest(graph, ['words.text=a'], undefined, false, undefined)).toThrow('--target')
})

test('the queue of a folder is paused and resumed through its server', async () => {
  const data = await mkdtemp(join(tmpdir(), 'reelgraph-manage-'))
  let said = ''
  const terminal = {
    out: (text: string) => {
      said += text
    },
  } as never
  try {
    await withServer(data, ask => queueCommand(ask, ['pause'], terminal))
    expect(said).toContain('The queue is paused')
    await withServer(data, async ask => {
      await queueCommand(ask, [], terminal)
      await expect(queueCommand(ask, ['stop'], terminal)).rejects.toThrow('resume')
      await expect(tasksCommand(ask, ['abc', 'none'], terminal)).rejects.toThrow('token')
      return queueCommand(ask, ['resume'], terminal)
    })
    expect(said.trim().split('\n').at(-1)).toBe('Nothing waits and nothing runs.')
  } finally {
    await rm(data, { recursive: true, force: true })
  }
})
