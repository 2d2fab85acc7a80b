// Lists of choices that widgets read live: models, voices. Providers fill them.

/** Lists what can be chosen now; throws or is empty when its service is not there. */
export type ChoiceSource = (signal: AbortSignal) => Promise<readonly string[]>

export interface Choices {
  readonly names: readonly string[]
  /** The list of this name; empty when its service does not answer in time, undefined when there is no such list. */
  read(name: string): Promise<readonly string[] | undefined>
}

/** @param timeoutMs how long a service may take */
export function createChoices(sources: Readonly<Record<string, ChoiceSource>>, timeoutMs = 2000): Choices {
  const byName = new Map(Object.entries(sources))
  return {
    names: [...byName.keys()],
    read: async name => {
      const source = byName.get(name)
      if (!source) return undefined
      try {
        return await source(AbortSignal.timeout(timeoutMs))
      } catch {
        return []
      }
    },
  }
}
