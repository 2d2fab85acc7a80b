// The lock file names the optional packages of every platform, so that `npm ci` works on all of them.
import { readFile } from 'node:fs/promises'
import { expect, test } from 'vitest'
import { missingEntries } from './complete-lock.mjs'

test('no platform package is missing from package-lock.json (npm run lock adds them)', async () => {
  const lock = JSON.parse(await readFile(new URL('../package-lock.json', import.meta.url), 'utf8'))
  expect(Object.keys(missingEntries(lock.packages))).toEqual([])
})

test('a missing platform is described by its name', () => {
  const packages = {
    '': {},
    'node_modules/a': { dev: true, optionalDependencies: { 'a-linux-x64-musl': '1.0.0', 'a-win32-x64-msvc': '1.0.0' } },
    'node_modules/a/node_modules/a-win32-x64-msvc': { version: '1.0.0' },
  }
  expect(missingEntries(packages)).toEqual({
    'node_modules/a-linux-x64-musl': {
      version: '1.0.0',
      cpu: ['x64'],
      dev: true,
      libc: ['musl'],
      optional: true,
      os: ['linux'],
    },
  })
})
