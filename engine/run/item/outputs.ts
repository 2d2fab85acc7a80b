// What a node's `run` returned: checked against the declaration, and digested.
import { PermanentError } from '../../graph/context.ts'
import type { AnyNode } from '../../graph/define.ts'
import { canonical, type Json } from '../../graph/json.ts'
import { SEGMENT, segments } from '../../graph/keys.ts'
import type { Emitted, Gathered } from '../../graph/ports.ts'
import type { StoredOutput } from '../../store/takes.ts'
import { digestOf, sha256 } from './digests.ts'

/** What `run` returned, checked against the declaration and digested. @throws Error naming the port */
export function checkOutputs(
  node: AnyNode,
  made: Record<string, unknown>,
  inputs: Record<string, unknown>,
): Record<string, StoredOutput> {
  const outputs: Record<string, StoredOutput> = {}
  for (const [name, port] of Object.entries(node.outputs)) {
    const value = made?.[name]
    const check = (candidate: unknown, where: string) => {
      const parsed = port.type.schema.safeParse(candidate)
      if (parsed.success) return
      const issue = parsed.error.issues[0]
      throw new PermanentError(
        `the output ${name}${where} is not of type ${port.type.name}: ${issue?.path.join('.') || 'value'}: ${issue?.message}`,
      )
    }
    if (port.kind !== 'many') {
      if (value === undefined) continue
      check(value, '')
      const text = canonical(value)
      outputs[name] = { kind: 'one', value: value as Json, digest: sha256(text) }
      continue
    }
    if (!Array.isArray(value)) throw new PermanentError(`the output ${name} must be a list of {segment, value}`)
    const seen = new Set<string>()
    const allowed = port.settings.like === undefined ? undefined : gatheredSegments(inputs[port.settings.like])
    const items = (value as Emitted<Json>[]).map(item => {
      if (!SEGMENT.test(item.segment))
        throw new PermanentError(
          `the output ${name} has the key ${JSON.stringify(item.segment)}; keys are 1–64 letters, digits, _ or -`,
        )
      if (seen.has(item.segment))
        throw new PermanentError(`the output ${name} emits the key ${item.segment} twice; keys must differ`)
      if (allowed && !allowed.has(item.segment))
        throw new PermanentError(
          `the output ${name} emits the key ${item.segment}, which ${port.settings.like} never had`,
        )
      seen.add(item.segment)
      check(item.value, ` at ${item.segment}`)
      return { segment: item.segment, value: item.value, digest: digestOf(item.value) }
    })
    outputs[name] = { kind: 'many', items }
  }
  return outputs
}

const gatheredSegments = (gathered: unknown): Set<string> =>
  new Set(
    (Array.isArray(gathered) ? (gathered as Gathered<unknown>[]) : []).map(entry => segments(entry.key).at(-1) ?? ''),
  )
