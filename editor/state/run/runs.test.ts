// A run as folded from its events.
import { describe, expect, it } from 'vitest'
import type { NumberedEvent, RunEvent } from '../../../engine/protocol/events.ts'
import { countRun, reduceRun, runView } from './runs.ts'

const started = runView({
  id: 'r',
  graphId: 'g',
  graphName: 'Pilot',
  status: 'queued',
  targets: [],
  priority: 0,
  paused: false,
  costUsd: 0,
  capUsd: null,
  createdAt: 1000,
  counts: { done: 0, cached: 0, failed: 0, blocked: 0, absent: 0 },
  problems: [],
})
const numbered = (events: RunEvent[], from = 1): NumberedEvent[] =>
  events.map((event, at) => ({ ...event, seq: from + at, at: 1000 + at }))

describe('a run', () => {
  const events = numbered([
    { type: 'run', status: 'running' },
    { type: 'plan', nodes: [{ id: 'shots', shape: ['scene'] }], warnings: [] },
    { type: 'item', node: 'shots', key: 'a', status: 'queued' },
    { type: 'item', node: 'shots', key: 'b', status: 'queued' },
    { type: 'item', node: 'shots', key: 'a', status: 'running' },
    { type: 'log', node: 'shots', key: 'a', message: 'drawing' },
    {
      type: 'item',
      node: 'shots',
      key: 'a',
      status: 'done',
      take: 't',
      warnings: ['speech outran its scene by 0.4 s'],
    },
    { type: 'item', node: 'shots', key: 'b', status: 'failed', message: 'the worker was lost' },
    { type: 'run', status: 'partial', message: '1 item failed', seconds: 3.5 },
  ])

  it('ends with its status, its time and what went wrong where', () => {
    const run = reduceRun(started, events)
    expect(run).toMatchObject({ status: 'partial', seconds: 3.5, message: '1 item failed', seq: 9 })
    expect(run.shapes.get('shots')).toEqual(['scene'])
    expect(countRun(run)).toEqual({ total: 2, finished: 2, running: 0, failed: 1, cached: 0, made: 1 })
    expect(run.problems.map(({ severity, node, key, message }) => [severity, node, key, message])).toEqual([
      ['warning', 'shots', 'a', 'speech outran its scene by 0.4 s'],
      ['error', 'shots', 'b', 'the worker was lost'],
    ])
    expect(run.log.map(line => line.kind)).toEqual(['started', 'log', 'made', 'warning', 'error'])
  })

  it('is the same in one batch, event by event, and with events that come twice', () => {
    const whole = reduceRun(started, events)
    const single = events.reduce((run, event) => reduceRun(run, [event]), started)
    const twice = reduceRun(reduceRun(started, events.slice(0, 6)), events)
    expect(single).toEqual(whole)
    expect(twice).toEqual(whole)
  })

  it('forgets the failure of an item that then succeeds', () => {
    const run = reduceRun(
      reduceRun(started, events),
      numbered([{ type: 'item', node: 'shots', key: 'b', status: 'done', take: 't2' }], 10),
    )
    expect(run.problems.filter(problem => problem.severity === 'error')).toEqual([])
  })
})
