import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type TestContext, testContext } from '../../testing/context.ts'
import { ScriptValue as Schema, type ScriptValue } from '../../types.ts'
import { castStory } from '../casting.ts'
import scriptExport from '../script-export.node.ts'
import scriptImport from '../script-import.node.ts'
import seriesBible from '../series-bible.node.ts'
import { writeScript } from '../writer/write.ts'
import { parseFountain } from './parse.ts'

let ctx: TestContext
beforeAll(async () => {
  ctx = await testContext()
})
afterAll(() => ctx.close())

interface Read {
  script: ScriptValue
  cast: { id: string; name: string; age?: number }[]
}
const read = async (text: string, more: Record<string, unknown> = {}): Promise<Read> =>
  (await scriptImport.run({ inputs: {}, params: scriptImport.params.parse({ text, ...more }), ctx })) as unknown as Read

const SCREENPLAY = `Title: The Last Lamp
Credit: written by
Author: A. Writer

# Act one

= Mara comes home.

INT. LIGHTHOUSE STAIRS - NIGHT #1#

Rain on the glass. MARA, 34, climbs with a BRASS KEY
in her teeth.

MARA
(whispering)
Hello? Is *anybody* up there?

TOM (O.S.)
Depends who's asking!

/* cut: a whole page
of weather */

CUT TO:

EXT. GALLERY - CONTINUOUS

Mara steps out. [[camera: wide shot, slow pan right]]

@McAllister
Mind the gap.
  
It has teeth.

> THE END <
`

describe('a Fountain screenplay', () => {
  it('becomes scenes with place, hour, people, feelings and props', async () => {
    const { script, cast } = await read(SCREENPLAY)
    Schema.parse(script)
    expect(script.title).toBe('The Last Lamp')
    expect(script.scenes.map(({ interior, place, hour }) => [interior, place, hour])).toEqual([
      [true, 'lighthouse stairs', 'night'],
      [false, 'gallery', 'night'],
    ])
    const [stairs, gallery] = script.scenes
    expect(stairs).toMatchObject({
      weather: 'rain',
      props: ['brass key'],
      action: 'Rain on the glass. MARA, 34, climbs with a BRASS KEY in her teeth.',
    })
    expect(stairs?.utterances.map(({ speaker, text, emotion }) => [speaker, text, emotion])).toEqual([
      ['mara', 'Hello? Is anybody up there?', 'tense'],
      ['tom', 'Depends who’s asking!'.replace('’', "'"), 'determined'],
    ])
    // Tom is only heard.
    expect(stairs?.characters).toEqual(['mara'])
    expect(gallery).toMatchObject({ camera: 'wide shot, slow pan right', characters: ['mara', 'mcallister'] })
    expect(gallery?.utterances.map(({ text }) => text)).toEqual(['Mind the gap. It has teeth.'])
    expect(cast).toEqual([
      { id: 'mara', name: 'Mara', age: 34 },
      { id: 'tom', name: 'Tom' },
      { id: 'mcallister', name: 'McAllister' },
    ])
  })

  it('lasts what reading it takes, or exactly what is asked', async () => {
    const natural = (await read(SCREENPLAY)).script
    expect(natural.frames).toBe(natural.scenes.reduce((sum, { frames }) => sum + frames, 0))
    expect(natural.frames / 24).toBeGreaterThan(8)
    expect(natural.frames / 24).toBeLessThan(30)
    const asked = (await read(SCREENPLAY, { seconds: 60 })).script
    expect(asked.scenes.reduce((sum, { frames }) => sum + frames, 0)).toBe(1440)
  })

  it('keeps the keys of scenes and lines whose neighbours are rewritten, inserted or moved', async () => {
    const before = (await read(SCREENPLAY)).script
    const rewritten = (await read(SCREENPLAY.replace('Rain on the glass.', 'Hail on the glass, and a long way up.')))
      .script
    expect(rewritten.scenes.map(({ id }) => id)).toEqual(before.scenes.map(({ id }) => id))
    expect(rewritten.scenes[0]?.utterances).toEqual(before.scenes[0]?.utterances)
    const inserted = (await read(SCREENPLAY.replace('CUT TO:', 'EXT. PIER - DAY\n\nGulls.'))).script
    expect(inserted.scenes.map(({ id }) => id)).toEqual([
      before.scenes[0]?.id,
      expect.any(String),
      before.scenes[1]?.id,
    ])
  })

  it('gives people to the Series Bible under the same ids', async () => {
    const { script, cast } = await read(SCREENPLAY)
    const { characters } = seriesBible.params.parse({ characters: cast }) as { characters: Read['cast'] }
    const ids = new Set(characters.map(({ id }) => id))
    for (const scene of script.scenes) for (const { speaker } of scene.utterances) expect(ids).toContain(speaker)
  })

  it.each([
    ['MARA\nHello.\n\nINT. HALL - DAY\n\nDust.', /Line 1: “MARA” stands before the first scene heading/],
    ['INT. HALL - DAY\n\nDust.\n\n/* never closed\n\nMARA\nHello.', /Line 5: “\/\*” is never closed/],
    ['INT. HALL - DAY\n\nDust. [[why\n\nMARA\nHello.', /Line 3: “\[\[” is never closed/],
    ['INT. - DAY\n\nDust.', /Line 1: The heading “INT\. - DAY” names no place/],
    [`INT. HALL - DAY\n\nMARA\n${'word '.repeat(500)}`, /Line 3: MARA speaks \d+ characters/],
    ['INT. HALL - DAY\n\nMARA\n(smiling)\n', /Line 3: MARA is given no words/],
    ['Just a thought.', /Line 1: “Just a thought\.” stands before/],
    ['Title: Nothing', /Line 1: There is no scene heading/],
  ])('that is wrong is refused with the line: %j', async (text, message) => {
    await expect(read(text)).rejects.toThrow(message)
  })

  it('knows forced elements, and does not take shouting for a name', () => {
    const parsed = parseFountain('.THE VOID\n\n!INT. is not a heading here\n\nBANG!\n\nShe runs.\n\n~la la la\n')
    expect(parsed).toMatchObject({
      scenes: [
        {
          heading: 'THE VOID',
          action: ['INT. is not a heading here', 'BANG!', 'She runs.', '~la la la'],
          speeches: [],
        },
      ],
    })
  })
})

describe('a script of ours', () => {
  const story = {
    premise: 'Ava discovers the secret lab; her mentor warns her',
    genre: 'sci-fi',
    theme: '',
    setting: '',
    tone: 'tense',
    seconds: 36,
  }
  const people = castStory(story, 0)
  const written = writeScript(story, people, { seed: 0 })

  it('comes back from Fountain with the same keys, words, feelings and frames', async () => {
    const { fountain } = (await scriptExport.run({
      inputs: { script: written, bible: { title: '', world: '', visualRules: '', characters: people } },
      params: {},
      ctx,
    })) as { fountain: string }
    const { script, cast } = await read(fountain)
    expect(script.frames).toBe(written.frames)
    expect(script.scenes.map(({ utterances: _, characters: __, ...scene }) => scene)).toEqual(
      written.scenes.map(({ utterances: _, characters: __, ...scene }) => scene),
    )
    const said = (of: ScriptValue) =>
      of.scenes.map(scene => scene.utterances.map(({ text, emotion }) => [text, emotion]))
    expect(said(script)).toEqual(said(written))
    for (const { name } of cast) expect(people.map(person => person.name.toLowerCase())).toContain(name.toLowerCase())
  })

  it('comes back from JSON as it is, in any length asked', async () => {
    const text = JSON.stringify(written, null, 2)
    expect((await read(text)).script).toEqual(written)
    const longer = (await read(text, { seconds: 60 })).script
    expect(longer.scenes.reduce((sum, { frames }) => sum + frames, 0)).toBe(1440)
  })

  it('wrong in one place is refused with the line of that place', async () => {
    const lines = JSON.stringify(written, null, 2).split('\n')
    const at = lines.findIndex(line => line.includes('"hour"'))
    lines[at] = '      "hour": "teatime",'
    await expect(read(lines.join('\n'))).rejects.toThrow(new RegExp(`Line ${at + 1}: scenes\\.0\\.hour`))
    await expect(read('{\n"title": "x",\n"scenes": [\n')).rejects.toThrow(/Line 4: It is no JSON/)
  })

  it('a plain one, as models write it, is read too', async () => {
    const plain = {
      title: 'Tea',
      scenes: [
        {
          place: 'kitchen',
          country: 'mountains',
          hour: 'dawn',
          action: 'Ava pours.',
          seconds: 5,
          utterances: [{ speaker: 'Ava', text: 'Milk?', emotion: 'happy' }],
        },
      ],
    }
    const { script, cast } = await read(JSON.stringify(plain))
    expect(script).toMatchObject({ title: 'Tea', frames: 120, writer: 'imported JSON' })
    expect(script.scenes[0]).toMatchObject({
      place: 'kitchen',
      country: 'mountains',
      hour: 'dawn',
      characters: ['ava'],
    })
    expect(cast).toEqual([{ id: 'ava', name: 'Ava' }])
  })
})
