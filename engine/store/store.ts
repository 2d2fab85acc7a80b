// The store of a data folder: database, artifacts, takes, journal, opened and closed together.
import { mkdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import type { ArtifactStore } from './api.ts'
import { openArtifacts } from './artifacts.ts'
import { openCheckpoints } from './checkpoint.ts'
import { GroupCommit, openDatabase } from './database.ts'
import { type Journal, openJournal } from './journal.ts'
import { openLargeText } from './large.ts'
import { type Ledger, openLedger } from './ledger.ts'
import { type Makers, openMakers } from './makers.ts'
import { openTakes, type TakeStore } from './takes.ts'

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

/** Opens the store in a data folder, making what is not there. Scratch left by a crash is removed. */
export function openStore(folder: string): Store {
  mkdirSync(folder, { recursive: true })
  const file = join(folder, 'engine.db')
  const db = openDatabase(file)
  const group = new GroupCommit(db)
  // Twice what the thread lets it grow to: only if nothing but single rows is written for days.
  db.pragma('wal_autocheckpoint = 32768')
  const checkpoints = openCheckpoints(file, () => db.pragma('wal_autocheckpoint = 4000'))
  group.onCommit = checkpoints.committed
  group.isHeld = checkpoints.isBehind
  const large = openLargeText(join(folder, 'outputs'))
  rmSync(join(folder, 'artifacts', 'scratch'), { recursive: true, force: true })
  return {
    folder,
    group,
    artifacts: openArtifacts(join(folder, 'artifacts'), db),
    takes: openTakes(db, group, large),
    makers: openMakers(db, group, large),
    journal: openJournal(db),
    ledger: openLedger(db),
    close: () => {
      group.flush()
      checkpoints.close()
      db.close()
    },
  }
}
