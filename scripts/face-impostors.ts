// Makes the built-in impostors: draws people who are in nobody's cast and keeps how the face models describe them.
// Run `npx tsx scripts/face-impostors.ts [models folder]` after a change of the drawn faces or of the face models.
import { readFile, writeFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { createCanvas } from '@napi-rs/canvas'
import { packImpostors } from '../nodes/media/faces/judging/impostors.ts'
import { openFaceModels } from '../nodes/media/faces/models/choose.ts'
import type { Picture } from '../nodes/media/faces/pixels.ts'
import { drawPortrait } from '../nodes/media/illustrated/portrait.ts'

const PEOPLE = 64
const SIDE = 512
const AGES = [22, 34, 46, 58, 28, 40, 67, 16]
const SET = fileURLToPath(new URL('../nodes/media/faces/judging/impostors.json', import.meta.url))

/** The portrait of the n-th stranger. Who it is follows from the name alone. */
function stranger(n: number): Picture {
  const canvas = createCanvas(SIDE, SIDE)
  const pen = canvas.getContext('2d')
  const look = {
    id: `stranger-${n}`,
    name: `Stranger ${n}`,
    gender: n % 2 === 0 ? ('female' as const) : ('male' as const),
    age: AGES[n % AGES.length] as number,
    appearance: '',
    clothing: '',
  }
  drawPortrait(pen, { look, state: null, width: SIDE, height: SIDE, hour: 'day' }, 'front')
  const { data: rgba } = pen.getImageData(0, 0, SIDE, SIDE)
  const data = new Uint8Array(SIDE * SIDE * 3)
  for (let i = 0; i < SIDE * SIDE; i++) data.set(rgba.subarray(4 * i, 4 * i + 3), 3 * i)
  return { width: SIDE, height: SIDE, data }
}

const { detector, embedder } = await openFaceModels(process.argv[2] ?? '.data/models')
const descriptions: Float32Array[] = []
for (let n = 0; n < PEOPLE; n++) {
  const picture = stranger(n)
  const [face] = await detector.detect(picture, 1)
  if (face) descriptions.push(...(await embedder.embed(picture, [face])))
}
const sets = JSON.parse(await readFile(SET, 'utf8')) as Record<string, unknown>
sets[embedder.key] = packImpostors(descriptions)
await writeFile(SET, `${JSON.stringify(sets, null, 2)}\n`)
console.log(`${embedder.name}: ${descriptions.length} of ${PEOPLE} people found and kept under ${embedder.key}`)
