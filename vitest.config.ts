import { availableParallelism } from 'node:os'
import { defineConfig } from 'vitest/config'
import { BaseSequencer, type TestSpecification } from 'vitest/node'

/** Tests that run the whole product (server, workers, browser): after the others. */
const whole = ['editor/e2e/**/*.test.ts', 'server/pilot.test.ts', 'server/templates.test.ts']

/**
 * Tests that change what others would see in the same process: modules, timers, the environment. All other parts share
 * theirs, so that modules are read, and models opened, once for each worker.
 */
const apart = [
  'editor/api/socket.test.ts',
  'editor/state/document/history.test.ts',
  'editor/state/run/running.test.ts',
  'editor/state/saving.test.ts',
  'nodes/media/voice/{missing,speak}.test.ts',
  'nodes/picture/comfyui-workflow.test.ts',
  'nodes/story/llm/ask.test.ts',
  'server/imports.test.ts',
  'server/usernodes/usernodes.test.ts',
]

/** More than there are cores, since tests wait for programs of their own; each may need a gigabyte. */
const maxWorkers = Math.min(4, availableParallelism() + 1)

const common = {
  expect: { poll: { timeout: 60_000 } },
  maxWorkers,
  testTimeout: 300_000,
  hookTimeout: 300_000,
  server: { deps: { external: [/\/dist\/node\//] } },
}

/** The files that take longest, the longest first: begun last, one of them would keep a core busy while the other waits. */
const LONG = [
  'server/pilot.test.ts',
  'editor/e2e/artist.test.ts',
  'server/pilot-crash.test.ts',
  'nodes/cut/qc.test.ts',
  'engine/cases/crash.test.ts',
  'editor/e2e/craft.test.ts',
  'nodes/media/faces/identify.test.ts',
  'editor/e2e/pilot.test.ts',
  'editor/e2e/editing.test.ts',
  'editor/e2e/inspector.test.ts',
  'nodes/identity/refine.trial.test.ts',
]
class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const rank = ({ moduleId }: TestSpecification): number => {
      const place = LONG.findIndex(name => moduleId.endsWith(name))
      return place < 0 ? LONG.length : place
    }
    return (await super.sort(files)).toSorted((a, b) => rank(a) - rank(b))
  }
}

/** Where `npm test` wants to find what it says last. */
const outputFile = process.env.REELGRAPH_TEST_SUMMARY

// Unit and integration tests sit beside the code. Limits end only what hangs; a machine with other work on it is slow.
export default defineConfig({
  test: {
    sequence: { sequencer: LongestFirst },
    reporters: outputFile ? ['default', ['./scripts/summary-reporter.mjs', { outputFile }]] : ['default'],
    projects: [
      {
        test: {
          name: 'parts',
          include: ['{engine,nodes,server,worker,editor,scripts}/**/*.test.{ts,tsx}'],
          exclude: [...whole, ...apart],
          isolate: false,
          ...common,
          sequence: { groupOrder: 0 },
        },
      },
      {
        test: {
          name: 'apart',
          include: apart,
          ...common,
          sequence: { groupOrder: 0 },
        },
      },
      {
        test: {
          name: 'whole',
          include: whole,
          ...common,
          testTimeout: 600_000,
          hookTimeout: 600_000,
          sequence: { groupOrder: 1 },
        },
      },
    ],
  },
})
