// What is generated from the declarations is up to date in the repository.
import { readFile } from 'node:fs/promises'
import { describe, expect, it } from 'vitest'
import { generated } from './generate.ts'

describe('generated files', () => {
  it('are what the declarations say (npm run generate makes them)', async () => {
    for (const [path, content] of Object.entries(await generated()))
      expect(await readFile(new URL(`../${path}`, import.meta.url), 'utf8'), path).toBe(content)
  })
})
