// What the switches share: up to eight inputs of which one is chosen, and only that one is made.
import { z } from 'zod'
import { type NodeContext, PermanentError } from '../../engine/graph/context.ts'
import { one } from '../../engine/graph/ports.ts'
import { Any } from '../types.ts'

const choice = (number: number) => one(Any).optional().lazy().describe(`Choice ${number}; runs only when it is chosen.`)

export const choices = {
  input1: choice(1),
  input2: choice(2),
  input3: choice(3),
  input4: choice(4),
  input5: choice(5),
  input6: choice(6),
  input7: choice(7),
  input8: choice(8),
}

export const ChoiceParams = z.object({
  choose: z
    .union([z.number().int().min(1).max(8), z.boolean(), z.string().max(80)])
    .default('1')
    .meta({
      title: 'Choose',
      description: '1 to 8; or yes for the first and no for the second; or one of the names.',
      widget: 'text',
      face: true,
    }),
  names: z.string().max(400).default('').meta({
    title: 'Names',
    description: 'What the inputs are called, in order, such as “draft, final”, so that a text can choose.',
  }),
})

/** The value of the chosen input; undefined, with a warning, when it brings nothing. @throws PermanentError for an unknown name */
export async function chosenValue(
  inputs: Readonly<Record<keyof typeof choices, () => Promise<unknown>>>,
  { choose, names }: z.infer<typeof ChoiceParams>,
  ctx: NodeContext,
): Promise<unknown> {
  const number = numberOf(choose, names)
  const value = await inputs[`input${number}` as keyof typeof choices]()
  if (value === undefined)
    ctx.warn(`Input ${number} is chosen, but brings nothing: wire it, or see whether its node is muted or filtered`)
  return value
}

function numberOf(choose: number | boolean | string, names: string): number {
  if (typeof choose === 'number') return choose
  if (typeof choose === 'boolean') return choose ? 1 : 2
  const known = names.split(',').map(name => name.trim())
  const wanted = choose.trim()
  const index = known.indexOf(wanted)
  if (index >= 0 && index < 8 && wanted !== '') return index + 1
  if (/^[1-8]$/.test(wanted)) return Number(wanted)
  if (/^(?:yes|true)$/i.test(wanted)) return 1
  if (/^(?:no|false)$/i.test(wanted)) return 2
  throw new PermanentError(
    `“${choose}” is none of the inputs' names (${known.filter(Boolean).join(', ') || 'no names are given'}); choose by number, or name it in “Names”`,
  )
}
