// What a language model is asked to give: a script in the plainest JSON, and how its answer is read.
import { z } from 'zod'
import { EMOTIONS, HOURS } from '../../types.ts'

const lenient = <T extends readonly [string, ...string[]]>(values: T, fallback: T[number]) =>
  z.preprocess(
    value => (typeof value === 'string' ? value.toLowerCase().trim() : value),
    z.enum(values).catch(fallback),
  )

const text = z.string().trim()

export const ModelScene = z.object({
  place: text.min(1).describe('Where, in two to five words'),
  country: text
    .pipe(z.string().max(200))
    .default('')
    .describe('What lies around the place, such as mountains or sea; empty when nothing tells'),
  interior: z.boolean().default(true),
  hour: lenient(HOURS, 'day'),
  weather: text.default(''),
  action: text.min(1).describe('What is seen, present tense, concrete, two to four sentences'),
  camera: text.default('medium shot, static').describe('Framing and movement, such as: wide shot, slow push in'),
  mood: text.default(''),
  characters: z.array(text).default([]).describe('Names of the characters in the picture'),
  props: z.array(text).default([]),
  utterances: z
    .array(
      z.object({
        speaker: text.min(1).describe('A character’s name, or narrator'),
        text: text.min(1).max(2000),
        emotion: lenient(EMOTIONS, 'neutral'),
      }),
    )
    .default([]),
  seconds: z.coerce.number().min(0.5).max(600).default(20),
})

export const ModelScript = z.object({
  title: text.min(1),
  logline: text.default(''),
  scenes: z.array(ModelScene).min(1),
})
export type ModelScript = z.infer<typeof ModelScript>

/** The JSON Schema that constrains the answer. */
export const modelSchema = (): object => z.toJSONSchema(ModelScript, { io: 'output', unrepresentable: 'any' })

/**
 * Reads a model's answer: JSON as it is, or found in prose and code fences, with trailing commas and missing closing
 * brackets mended. Problems come as sentences that the model can be asked to mend.
 */
export function readAnswer(answer: string): { script: ModelScript } | { problems: string[] } {
  const found = parseLoosely(answer)
  if (found === undefined)
    return { problems: ['The answer is not JSON. Answer with one JSON object and nothing else.'] }
  const value = Array.isArray(found) ? { title: 'Untitled', scenes: found } : found
  const read = ModelScript.safeParse(value)
  if (read.success) return { script: read.data }
  return {
    problems: read.error.issues.slice(0, 8).map(issue => `${issue.path.join('.') || 'The answer'}: ${issue.message}`),
  }
}

function parseLoosely(answer: string): unknown {
  const start = answer.search(/[[{]/)
  if (start < 0) return undefined
  const fromStart = answer.slice(start)
  const end = Math.max(fromStart.lastIndexOf('}'), fromStart.lastIndexOf(']'))
  const whole = end < 0 ? fromStart : fromStart.slice(0, end + 1)
  for (const candidate of [whole, mended(whole), mended(fromStart)])
    try {
      return JSON.parse(candidate)
    } catch {
      // The next candidate mends more.
    }
  return undefined
}

/** Drops trailing commas and closes what was left open. */
function mended(json: string): string {
  const open: string[] = []
  let inText = false
  let escaped = false
  for (const sign of json) {
    if (escaped) escaped = false
    else if (sign === '\\') escaped = inText
    else if (sign === '"') inText = !inText
    else if (!inText && (sign === '{' || sign === '[')) open.push(sign === '{' ? '}' : ']')
    else if (!inText && (sign === '}' || sign === ']')) open.pop()
  }
  const closed = (inText ? `${json}"` : json).replace(/[,:]\s*$/, '') + open.reverse().join('')
  return closed.replace(/,(\s*[}\]])/g, '$1')
}
