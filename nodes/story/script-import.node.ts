// Script Import: a screenplay that somebody wrote, as Fountain or JSON, becomes the script that is filmed.
import { readFile } from 'node:fs/promises'
import { z } from 'zod'
import { PermanentError } from '../../engine/graph/context.ts'
import { defineNode } from '../../engine/graph/define.ts'
import { one } from '../../engine/graph/ports.ts'
import { chosenFile, fileParam } from '../media/load.ts'
import { JsonType, Script, type ScriptValue } from '../types.ts'
import { readJson } from './fountain/json.ts'
import { type FountainProblem, parseFountain } from './fountain/parse.ts'
import { type Imported, scriptOf } from './fountain/script.ts'
import { conformFrames } from './writer/frames.ts'

/** Two million characters are about twenty feature films. */
const MOST_CHARACTERS = 2_000_000

export default defineNode({
  type: 'story/script-import',
  version: 2,
  title: 'Script Import',
  category: 'Story',
  summary: 'Reads a screenplay in Fountain or JSON: scenes, lines and people, timed to whole frames.',
  inputs: {},
  params: z.object({
    text: z.string().max(MOST_CHARACTERS).default('').meta({
      title: 'Screenplay',
      description: 'The screenplay itself; empty: the file is read.',
      widget: 'multiline',
      face: true,
    }),
    file: fileParam(
      '.fountain,.txt,.json,text/plain,application/json',
      'The screenplay as a file: .fountain, .txt or .json.',
    ),
    format: z.enum(['auto', 'fountain', 'json']).default('auto').meta({
      title: 'Format',
      description: 'auto takes JSON for what begins with a brace, else Fountain.',
    }),
    seconds: z.number().min(0).max(7200).default(0).meta({
      title: 'Length',
      description: 'Length of the episode; 0 takes what reading it aloud takes, or what the screenplay says.',
      unit: 's',
      widget: 'number',
    }),
  }),
  outputs: {
    script: one(Script).describe(
      'The script; a scene keeps its key while its heading stays, whatever is rewritten in it.',
    ),
    cast: one(JsonType).describe('Who speaks, with name, id and age: wire it into the Series Bible’s Characters.'),
  },
  face: 'script',
  pool: 'light',
  run: async ({ params, ctx }) => {
    const source =
      params.text.trim() === ''
        ? await readFile((await chosenFile(params.file, 'a screenplay', 'text/plain', ctx)).path, 'utf8')
        : params.text
    if (source.length > MOST_CHARACTERS)
      throw new PermanentError(
        `The screenplay has ${source.length} characters; ${MOST_CHARACTERS} are the most. Import it in parts.`,
      )
    const { script, cast } = imported(source, params.format, params.seconds)
    ctx.served(script.writer)
    ctx.log(`${script.scenes.length} scenes, ${(script.frames / script.fps).toFixed(1)} s, ${cast.length} people`)
    return { script, cast: cast.map(person => ({ ...person })) }
  },
})

/** @throws PermanentError with every problem and its line */
function imported(source: string, format: 'auto' | 'fountain' | 'json', seconds: number): Imported {
  if (format === 'json' || (format === 'auto' && /^\s*[{[]/.test(source))) {
    const read = readJson(source)
    if ('problems' in read) throw refusal('JSON script', read.problems)
    if ('plain' in read) {
      const made = scriptOf(read.plain, seconds)
      return { ...made, script: { ...made.script, writer: 'imported JSON' } }
    }
    const people = new Set(read.script.scenes.flatMap(scene => scene.characters))
    return { script: lasting(read.script, seconds), cast: [...people].map(id => ({ id, name: nameFrom(id) })) }
  }
  const read = parseFountain(source)
  if ('problems' in read) throw refusal('Fountain screenplay', read.problems)
  return scriptOf(read, seconds)
}

/** The script with its scenes in the same proportion and another sum; as it is for 0 seconds. */
function lasting(script: ScriptValue, seconds: number): ScriptValue {
  if (seconds === 0) return script
  const frames = Math.max(script.scenes.length, Math.round(seconds * script.fps))
  const lengths = conformFrames(
    script.scenes.map(scene => scene.frames),
    frames,
  )
  return { ...script, frames, scenes: script.scenes.map((scene, index) => ({ ...scene, frames: lengths[index] ?? 1 })) }
}

const refusal = (what: string, problems: readonly FountainProblem[]): PermanentError =>
  new PermanentError(
    `The ${what} cannot be read.\n${problems
      .slice(0, 12)
      .map(({ line, message }) => `Line ${line}: ${message}`)
      .join('\n')}${problems.length > 12 ? `\nand ${problems.length - 12} more.` : ''}`,
  )

/** `dr_okoye` → `Dr Okoye` */
const nameFrom = (id: string): string =>
  id.replace(/_+/g, ' ').replace(/(?<!\p{L})\p{L}/gu, letter => letter.toUpperCase())
