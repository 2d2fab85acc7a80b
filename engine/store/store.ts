// The store of a data folder: database, artifacts, takes, journal, opened and closed together.
import { mkdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import type { ArtifactStore } from './api.ts'
import { openArtifacts } from './artifacts.ts'
import { GroupCommit, openDatabase } from './database.ts'
import { type Journal, openJournal } from './journal.ts'
import { openLargeText } from './large.ts'
import { type Ledger, openLedger } from './ledger.ts'
import { openTakes, type TakeStore } from './takes.ts'

export interface Store {
  readonly folder: string
  readonly artifacts: ArtifactStore
  readonly takes: TakeStore
  readonly journal: Journal
  readonly ledger: Ledger
  readonly group: GroupCommit
  close(): void
}

/** Opens the store in a data folder, making what is not there. Scratch left by a crash is removed. */
export function openStore(folder: string): Store {
  mkdirSync(folder, { recursive: true })
  const db = openDatabase(join(folder, 'engine.db'))
  const group = new GroupCommit(db)
  rmSync(join(folder, 'artifacts', 'scratch'), { recursive: true, force: true })
  return {
    folder,
    group,
    artifacts: openArtifacts(join(folder, 'artifacts'), db),
    takes: openTakes(db, group, openLargeText(join(folder, 'outputs'))),
    journal: openJournal(db),
    ledger: openLedger(db),
    close: () => {
      group.flush()
      db.close()
    },
  }
}
