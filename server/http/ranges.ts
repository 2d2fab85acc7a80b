// HTTP byte ranges (RFC 9110, section 14): one range; several are answered with the whole file.

/** Inclusive byte positions. */
export interface ByteRange {
  readonly start: number
  readonly end: number
}

/** The range a header asks for; undefined for the whole file, `unsatisfiable` when it lies beyond `size`. */
export function parseRange(header: string | undefined, size: number): ByteRange | 'unsatisfiable' | undefined {
  const match = /^bytes=(\d*)-(\d*)$/.exec(header?.trim() ?? '')
  if (!match) return undefined
  const [, first = '', last = ''] = match
  if (first === '' && last === '') return undefined
  if (first === '') {
    const length = Math.min(size, Number(last))
    return length === 0 ? 'unsatisfiable' : { start: size - length, end: size - 1 }
  }
  const start = Number(first)
  if (start >= size) return 'unsatisfiable'
  const end = last === '' ? size - 1 : Math.min(size - 1, Number(last))
  return end < start ? undefined : { start, end }
}
