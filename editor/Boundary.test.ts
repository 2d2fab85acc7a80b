// A page that lacks a part since the server was updated is told apart from one that has a fault.
import { describe, expect, it } from 'vitest'
import { Boundary, isMissingPart } from './Boundary.tsx'

describe('a fault on the page', () => {
  it.each([
    'Failed to fetch dynamically imported module: http://127.0.0.1:7700/assets/Dailies-x1.js',
    'error loading dynamically imported module: http://127.0.0.1:7700/assets/Dailies-x1.js',
    'Importing a module script failed.',
    'Unable to preload CSS for /assets/Dailies-x1.css',
  ])('is a missing part when the browser says: %s', message => {
    expect(isMissingPart(new TypeError(message))).toBe(true)
  })

  it('is no missing part when a value could not be read', () => {
    expect(isMissingPart(new TypeError("Cannot read properties of null (reading 'number')"))).toBe(false)
  })

  it('has words also when what was thrown is no Error', () => {
    expect(Boundary.getDerivedStateFromError('gone').error?.message).toBe('gone')
  })

  it('is forgotten when what is shown changes, and kept while it is the same', () => {
    const error = new Error('unreadable')
    const props = { children: null, fallback: () => null }
    expect(Boundary.getDerivedStateFromProps({ ...props, shows: 'b' }, { error, shows: 'a' })).toEqual({
      error: undefined,
      shows: 'b',
    })
    expect(Boundary.getDerivedStateFromProps({ ...props, shows: 'a' }, { error, shows: 'a' })).toBeNull()
  })
})
