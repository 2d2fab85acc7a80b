// React's way to the desk of Dailies.
import { createContext, useContext } from 'react'
import { useStore } from 'zustand'
import { useSelection } from '../hooks.ts'
import { chosenRows, type Desk, type DeskState } from './desk.ts'
import type { Row } from './rows.ts'

const DeskContext = createContext<Desk | undefined>(undefined)
export const DeskProvider = DeskContext.Provider

export function useDesk(): Desk {
  const desk = useContext(DeskContext)
  if (!desk) throw new Error('Parts of Dailies belong inside a DeskProvider')
  return desk
}

export const useDeskState = <T>(select: (state: DeskState) => T): T => useStore(useDesk().store, select)

/** The rows that are chosen, of those that are shown. */
export function useChosen(rows: readonly Row[]): readonly Row[] {
  const focus = useSelection(selection => selection.key)?.split('/')[0]
  const anchor = useDeskState(state => state.anchor)
  return chosenRows(rows, focus, anchor)
}
