import { defineConfig } from 'vitest/config'

// Unit and integration tests sit beside the code; the browser tests in editor/e2e run in their own project.
export default defineConfig({
  test: {
    include: ['{engine,nodes,server,worker,editor,scripts}/**/*.test.{ts,tsx}'],
    testTimeout: 60_000,
    hookTimeout: 60_000,
    maxWorkers: 2,
  },
})
