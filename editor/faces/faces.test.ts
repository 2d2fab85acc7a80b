// What faces say of reports and files, as markup.
import { createElement } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { expect, it } from 'vitest'
import { EditorProvider } from '../hooks.ts'
import type { Editor } from '../state/editor.ts'
import type { Item } from '../state/run/items.ts'
import { CurveFace } from './reports/CurveFace.tsx'
import { FilesFace } from './reports/FilesFace.tsx'
import { QcFace } from './reports/QcFace.tsx'
import type { FaceProps } from './types.ts'

const item: Item = { key: '', status: 'done', warnings: [], outputs: [] }
const draw = (face: (props: FaceProps) => ReturnType<typeof CurveFace>, value: object): string => {
  const shown = { key: '', value: value as FaceProps['shown']['value'], item }
  const drawn = createElement(face, { shown, values: [shown], height: 92, focus: () => {}, graph: 'pilot' })
  // Faces are only looked at here; the editor is asked by what is clicked.
  return renderToStaticMarkup(createElement(EditorProvider, { value: {} as Editor }, drawn))
}

const report = (threshold: number) => ({
  verdict: 'drift',
  threshold,
  model: 'face-api',
  characters: { ava: { name: 'Ava', median: 0.52, verdict: 'drift' } },
  samples: [
    { time: 0, character: 'ava', score: 0.9 },
    { time: 1, character: 'ava', score: 0.4 },
  ],
})

it('the identity curve shows its threshold as a line with its number, where it lies, and marks what is below it', () => {
  const markup = draw(CurveFace, report(0.6))
  const line = Number(/class="threshold"[^>]*y1="([\d.]+)"/.exec(markup)?.[1])
  const label = Number(/threshold-label[^>]*bottom:([\d.]+)%/.exec(markup)?.[1])
  expect(markup).toContain('>0.60<')
  expect(label).toBeCloseTo(100 - (line / 60) * 100, 6)
  expect(markup.match(/class="bad"/g)).toHaveLength(1)
  expect(markup).toContain('0.52')
  // A higher threshold lies higher.
  expect(Number(/threshold-label[^>]*bottom:([\d.]+)%/.exec(draw(CurveFace, report(0.9)))?.[1])).toBeGreaterThan(label)
})

it('the QC table says of each check what was measured and what was wanted, failures first', () => {
  const checks = [
    { metric: 'length', pass: true, value: '864 frames', target: '864 frames ± 1' },
    { metric: 'loudness', pass: false, value: '−18 LUFS', target: '−16 ± 0.5 LUFS' },
  ]
  const markup = draw(QcFace, { pass: false, checks })
  expect(markup.indexOf('loudness')).toBeLessThan(markup.indexOf('length'))
  expect(markup).toContain('−16 ± 0.5 LUFS')
})

it('delivered files are listed by name and size, each with its download', () => {
  const files = [{ name: 'episode.mp4', role: 'episode', digest: 'a'.repeat(64), bytes: 4_200_000 }]
  const markup = draw(FilesFace, { title: 'Episode', files })
  expect(markup).toContain('episode.mp4')
  expect(markup).toContain('4.2 MB')
  expect(markup).toContain(`/api/artifacts/${'a'.repeat(64)}?download=episode.mp4&amp;graph=pilot`)
})
