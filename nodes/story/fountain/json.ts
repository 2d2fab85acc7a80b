// Reads a script from JSON: our own form as it was exported, or the plain form that a language model is asked for.
import { ScriptValue } from '../../types.ts'
import { ModelScript } from '../llm/schema.ts'
import type { Fountain, FountainProblem } from './parse.ts'

/** A whole script, a plain one in the shape of a screenplay, or what is wrong and where. */
export function readJson(
  text: string,
): { script: ScriptValue } | { plain: Fountain } | { problems: readonly FountainProblem[] } {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch (error) {
    return {
      problems: [
        { line: lineOf(text, (error as Error).message), message: `It is no JSON: ${(error as Error).message}` },
      ],
    }
  }
  const own = ScriptValue.safeParse(value)
  if (own.success) {
    const frames = own.data.scenes.reduce((sum, scene) => sum + scene.frames, 0)
    const ids = own.data.scenes.map(scene => scene.id)
    const twice = ids.find((id, index) => ids.indexOf(id) !== index)
    if (twice)
      return {
        problems: [
          { line: lineOfId(text, twice), message: `Two scenes have the id “${twice}”; give one of them another.` },
        ],
      }
    // The sum is told by the scenes, whatever the head says.
    return { script: { ...own.data, frames } }
  }
  const plain = ModelScript.safeParse(value)
  if (plain.success && !isOwn(value)) {
    const quoted = (mark: string, words: string) => (words ? [`${mark}: ${words}`] : [])
    return {
      plain: {
        title: { title: plain.data.title, logline: plain.data.logline },
        scenes: plain.data.scenes.map((scene, index) => ({
          line: index + 1,
          heading: `${scene.interior ? 'INT.' : 'EXT.'} ${scene.place} - ${scene.hour.toUpperCase()}`,
          number: '',
          action: [scene.action],
          speeches: scene.utterances.map(({ speaker, text: words, emotion }) => ({
            line: index + 1,
            name: speaker,
            extension: '',
            manner: emotion,
            text: words,
          })),
          notes: [
            ...quoted('camera', scene.camera),
            ...quoted('mood', scene.mood),
            ...quoted('country', scene.country),
            ...quoted('weather', scene.weather),
            ...quoted('props', scene.props.join(', ')),
            `seconds: ${scene.seconds}`,
          ],
        })),
      },
    }
  }
  // What is nearer to the script’s own form is measured by that form.
  const issues = (isOwn(value) ? own : plain).error?.issues ?? []
  return {
    problems: issues.slice(0, 8).map(issue => ({
      line: lineOfPath(text, issue.path),
      message: `${issue.path.join('.') || 'The script'}: ${issue.message}`,
    })),
  }
}

const isOwn = (value: unknown): boolean =>
  typeof value === 'object' && value !== null && 'frames' in value && 'fps' in value

/** V8 tells a position or a line; a message with neither is about the end. */
function lineOf(text: string, message: string): number {
  const told = /line (\d+)/.exec(message)?.[1]
  if (told) return Number(told)
  const position = /position (\d+)/.exec(message)?.[1]
  return text.slice(0, position === undefined ? text.length : Number(position)).split('\n').length
}

const lineOfId = (text: string, id: string): number =>
  text.slice(0, Math.max(0, text.lastIndexOf(`"${id}"`))).split('\n').length

/** Where a path leads in the text: its keys are looked for one after another. */
function lineOfPath(text: string, path: readonly PropertyKey[]): number {
  let at = 0
  for (const step of path) {
    if (typeof step === 'number') {
      // The nth object of the list that begins here.
      for (let seen = -1; seen < step && at >= 0; seen++) at = text.indexOf('{', at + 1)
    } else {
      const found = text.indexOf(`"${String(step)}"`, Math.max(0, at))
      if (found < 0) break
      at = found
    }
    if (at < 0) return text.split('\n').length
  }
  return text.slice(0, Math.max(0, at)).split('\n').length
}
