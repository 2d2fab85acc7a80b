import { defineConfig } from 'vitest/config'

/** Tests that run the whole product (server, workers, browser): one at a time, after the others. */
const whole = ['editor/e2e/**/*.test.ts', 'server/pilot.test.ts', 'server/templates.test.ts']

/** Where `npm test` wants to find what it says last. */
const outputFile = process.env.REELGRAPH_TEST_SUMMARY

// Unit and integration tests sit beside the code.
export default defineConfig({
  test: {
    reporters: outputFile ? ['default', ['./scripts/summary-reporter.mjs', { outputFile }]] : ['default'],
    projects: [
      {
        test: {
          name: 'parts',
          include: ['{engine,nodes,server,worker,editor,scripts}/**/*.test.{ts,tsx}'],
          exclude: whole,
          testTimeout: 120_000,
          hookTimeout: 120_000,
          maxWorkers: 2,
          sequence: { groupOrder: 0 },
        },
      },
      {
        test: {
          name: 'whole',
          include: whole,
          testTimeout: 240_000,
          hookTimeout: 240_000,
          maxWorkers: 1,
          sequence: { groupOrder: 1 },
        },
      },
    ],
  },
})
