// Migrations: one pure function per version step, each with a fixture in its test.

type Loose = Record<string, unknown>

/** From version n to n + 1, by n. Version 0 is the draft format of the first prototypes: `kind` and `links`. */
const steps: Record<number, (document: Loose) => Loose> = {
  0: ({ links, ...document }) => ({
    ...document,
    nodes: asList(document.nodes).map(node => {
      const { kind, x, y, ...rest } = node
      return { ...rest, type: rest.type ?? kind, at: rest.at ?? [x ?? 0, y ?? 0] }
    }),
    edges:
      document.edges ??
      asList(links).map(({ source, target, ...rest }) => ({
        ...rest,
        from: rest.from ?? source,
        to: rest.to ?? target,
      })),
  }),
}

const asList = (value: unknown): Loose[] =>
  Array.isArray(value) ? value.filter((entry): entry is Loose => typeof entry === 'object' && entry !== null) : []

/** Brings a document of any older version to the current one. */
export function migrate(document: Loose): { document: Loose } | { problem: string } {
  let current = document
  for (let version = Number(document.version); ; version++) {
    const step = steps[version]
    if (!step)
      return version < 0 || !Number.isInteger(version)
        ? { problem: `"version" is ${JSON.stringify(document.version)}; it must be a whole number` }
        : { document: current }
    current = { ...step(current), version: version + 1 }
  }
}
