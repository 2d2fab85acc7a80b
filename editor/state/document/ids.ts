// New ids for nodes, frames and notes: readable, and not taken.

/** `picture/video-gen` → `video-gen`, `video-gen-2`, … */
export function freshId(base: string, taken: ReadonlySet<string>): string {
  const stem = (base.split('/').at(-1) ?? 'node').replace(/-\d+$/, '').replace(/[\s./]+/g, '-') || 'node'
  if (!taken.has(stem)) return stem
  for (let count = 2; ; count++) if (!taken.has(`${stem}-${count}`)) return `${stem}-${count}`
}

/** A new id for a graph. */
export const graphId = (random: () => string = () => crypto.randomUUID()): string =>
  `g_${random().replaceAll('-', '').slice(0, 16)}`
