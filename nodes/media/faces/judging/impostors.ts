// The built-in impostors: descriptions of drawn people who are in nobody's cast, made by scripts/face-impostors.ts.
import sets from './impostors.json' with { type: 'json' }

interface ImpostorSet {
  /** What a step of the stored numbers is worth. */
  readonly step: number
  /** One person each: signed bytes in base64. */
  readonly people: readonly string[]
}

/** Descriptions by the model whose weights `key` names; none when the set was never made for it. */
export function builtInImpostors(key: string): Float32Array[] {
  const set = (sets as Record<string, ImpostorSet>)[key]
  return (set?.people ?? []).map(text => {
    const bytes = Buffer.from(text, 'base64')
    return Float32Array.from(bytes, (_, index) => bytes.readInt8(index) * (set?.step ?? 0))
  })
}

/** A set as it is stored. */
export function packImpostors(descriptions: readonly Float32Array[]): ImpostorSet {
  const largest = descriptions.reduce((most, each) => Math.max(most, ...each.map(Math.abs)), 0)
  const step = Math.fround(largest / 127)
  return {
    step,
    people: descriptions.map(each =>
      Buffer.from(Int8Array.from(each, value => Math.round(value / step))).toString('base64'),
    ),
  }
}
