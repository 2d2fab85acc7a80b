// Autosave: what was changed reaches the server once, waits while it is away, and never overwrites another's.
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { GraphDocument } from '../../engine/graph/document.ts'
import type { GraphInfo } from '../../engine/protocol/api.ts'
import { type Api, ApiError } from '../api/http.ts'
import { pilot } from '../testing/pilot.ts'
import { renameGraph } from './document/commands.ts'
import { createDocumentStore } from './document/document.ts'
import { createSaver, type Draft } from './saving.ts'
import { createSessionStore } from './session.ts'

/** A server that keeps one graph, and may be away. */
function desk() {
  const server = { revision: 1, document: pilot(), away: false, saves: 0 }
  const api = {
    saveGraph: async (document: GraphDocument, base: number): Promise<GraphInfo> => {
      if (server.away) throw new ApiError(0, 'away')
      if (base !== server.revision) throw new ApiError(409, 'conflict')
      server.saves++
      server.revision++
      server.document = document
      return { id: document.id, name: document.name, revision: server.revision, updatedAt: 0 }
    },
    graph: async () => ({ id: 'pilot', name: '', revision: server.revision, updatedAt: 0, document: server.document }),
  } as unknown as Api
  const documents = createDocumentStore(server.document)
  const session = createSessionStore()
  const drafts = new Map<string, Draft>()
  const saver = createSaver({
    api,
    documents,
    session,
    now: () => 5,
    drafts: { get: id => drafts.get(id), set: (id, draft) => drafts.set(id, draft), remove: id => drafts.delete(id) },
  })
  saver.opened(server.document, 1)
  const type = (name: string): void => documents.run(renameGraph, { name })
  return { server, documents, session, saver, drafts, type }
}

beforeEach(() => vi.useFakeTimers())
afterEach(() => vi.useRealTimers())

describe('autosave', () => {
  it('saves once after a pause, however much was typed', async () => {
    const { server, session, drafts, type } = desk()
    for (const name of ['A', 'Av', 'Ava']) type(name)
    expect(session.getState().save.state).toBe('unsaved')
    // The first change is a draft at once; those that follow it closely share one.
    expect(drafts.get('pilot')?.document.name).toBe('A')
    await vi.advanceTimersByTimeAsync(500)
    expect(drafts.get('pilot')?.document.name).toBe('Ava')
    await vi.advanceTimersByTimeAsync(500)
    expect(server).toMatchObject({ saves: 1, revision: 2 })
    expect(server.document.name).toBe('Ava')
    expect(session.getState()).toMatchObject({ revision: 2, save: { state: 'saved', at: 5 } })
    expect(drafts.size).toBe(0)
  })

  it('keeps changes while the server is away, and saves them when it is back', async () => {
    const { server, session, saver, type } = desk()
    server.away = true
    type('Offline')
    await vi.advanceTimersByTimeAsync(1000)
    expect(session.getState().save.state).toBe('offline')
    type('Still offline')
    expect(session.getState().save.state).toBe('offline')
    server.away = false
    await vi.advanceTimersByTimeAsync(5000)
    expect(server.document.name).toBe('Still offline')
    expect(saver.dirty).toBe(false)
  })

  it('shows a conflict with both versions instead of overwriting, and saves ours only when asked', async () => {
    const { server, session, saver, type } = desk()
    server.revision = 4
    server.document = { ...server.document, name: 'Theirs' }
    type('Ours')
    await vi.advanceTimersByTimeAsync(1000)
    const { save } = session.getState()
    expect(save.state === 'conflict' && save.theirs.document.name).toBe('Theirs')
    type('Ours again')
    await vi.advanceTimersByTimeAsync(5000)
    expect(server.document.name).toBe('Theirs')
    await saver.keepMine()
    expect(server).toMatchObject({ revision: 5, document: { name: 'Ours again' } })
    expect(session.getState().save.state).toBe('saved')
  })

  it('does not save a document that was only opened', async () => {
    const { server, documents, saver } = desk()
    const other = { ...pilot(), id: 'other' }
    documents.open(other)
    saver.opened(other, 7)
    await vi.advanceTimersByTimeAsync(5000)
    expect(server.saves).toBe(0)
  })
})
