// Keys as the sheet lists them.
import { describe, expect, it } from 'vitest'
import { readAddress, writeAddress } from './address.ts'
import { chord, EVERYWHERE, ON_CANVAS } from './shortcuts.ts'

const key = (name: string, more: Partial<KeyboardEvent> = {}) => ({
  key: name,
  code: `Key${name.toUpperCase()}`,
  ctrlKey: false,
  metaKey: false,
  shiftKey: false,
  altKey: false,
  ...more,
})

describe('a chord', () => {
  it('names keys as the table does', () => {
    expect(chord(key('Enter', { ctrlKey: true }))).toBe('mod+enter')
    expect(chord(key('Z', { metaKey: true, shiftKey: true }))).toBe('mod+shift+z')
    expect(chord(key('?', { shiftKey: true }))).toBe('?')
    expect(chord(key('ç', { altKey: true, code: 'KeyC' }))).toBe('alt+c')
    expect(chord(key('Delete', { shiftKey: true }))).toBe('shift+delete')
  })

  it('has an action for everything that DESIGN names', () => {
    const all = { ...EVERYWHERE, ...ON_CANVAS }
    for (const name of [
      'mod+enter',
      'mod+m',
      'mod+b',
      'mod+g',
      'mod+z',
      'mod+shift+z',
      'alt+c',
      'p',
      '.',
      'mod+s',
      '?',
      'tab',
    ])
      expect(all[name], name).toBeTypeOf('function')
  })
})

describe('the address', () => {
  it('comes back as it was written', () => {
    for (const address of [
      { graph: 'g_1', view: 'dailies' },
      { graph: 'g_1', view: 'graph' },
      { graph: undefined, view: 'graph' },
    ] as const)
      expect(readAddress(writeAddress(address))).toEqual(address)
  })
})
