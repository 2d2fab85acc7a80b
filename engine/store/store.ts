// The store of a data folder: database, artifacts, takes, journal, opened and closed together.
import { mkdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import type { ArtifactStore } from './api.ts'
import { openArtifacts } from './artifacts.ts'
import { openCheckpoints } from './checkpoint.ts'
import { openDatabase, PRAGMAS } from './database.ts'
import { GroupCommit } from './group.ts'
import { type Journal, openJournal } from './journal.ts'
import { openLargeText } from './large.ts'
import { type Ledger, openLedger } from './ledger.ts'
import { type Makers, openMakers } from './makers.ts'
import { openTakes, type TakeStore } from './takes.ts'
import { openWriter } from './writer.ts'

export interface Store {
  readonly folder: string
  readonly artifacts: ArtifactStore
  readonly takes: TakeStore
  readonly makers: Makers
  readonly journal: Journal
  readonly ledger: Ledger
  readonly group: GroupCommit
  close(): void
}

/**
 * Opens the store in a data folder, making what is not there. Scratch left by a crash is removed.
 * @param inThread whether a thread of its own writes results and events: for who has an event loop to mind
 */
export function openStore(folder: string, { inThread = false } = {}): Store {
  mkdirSync(folder, { recursive: true })
  const file = join(folder, 'engine.db')
  const db = openDatabase(file)
  // Twice what the thread lets it grow to: only if nothing but single rows is written for days.
  const checkpoint = 'wal_autocheckpoint = 32768'
  db.pragma(checkpoint)
  const group = new GroupCommit(db)
  const checkpoints = openCheckpoints(file, () => db.pragma('wal_autocheckpoint = 4000'))
  group.onCommit = checkpoints.committed
  group.isHeld = checkpoints.isBehind
  const large = openLargeText(join(folder, 'outputs'))
  rmSync(join(folder, 'artifacts', 'scratch'), { recursive: true, force: true })
  const parts = {
    artifacts: openArtifacts(join(folder, 'artifacts'), db),
    takes: openTakes(db, group, large),
    makers: openMakers(db, group, large),
    journal: openJournal(db, group),
    ledger: openLedger(db),
  }
  if (inThread) group.openThread(options => openWriter({ ...options, file, pragmas: [...PRAGMAS, checkpoint] }))
  return {
    folder,
    group,
    ...parts,
    close: () => {
      group.close()
      checkpoints.close()
      db.close()
    },
  }
}
