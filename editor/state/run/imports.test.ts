// Where a file of one's own goes.
import { expect, it } from 'vitest'
import type { OutputSpec } from '../../../engine/graph/spec.ts'
import { portFor } from './imports.ts'

const output = (name: string, type: string): OutputSpec => ({ name, type, kind: 'one', description: '' })

it('puts a file where its kind fits, else to the first output', () => {
  const outputs = [output('report', 'QcReport'), output('audio', 'Audio'), output('video', 'Clip')]
  expect(portFor(outputs, 'video/mp4')).toBe('video')
  expect(portFor(outputs, 'audio/wav')).toBe('audio')
  expect(portFor(outputs, 'application/json')).toBe('report')
  expect(portFor([], 'image/png')).toBeUndefined()
})
