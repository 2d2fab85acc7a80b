// What differs between two takes: params side by side, inputs and outputs by port, provider, time and cost.
import { useEffect, useState } from 'react'
import type { TakeComparison } from '../../engine/protocol/api.ts'
import { ApiError } from '../api/http.ts'
import { seconds } from '../canvas/words.ts'
import { useEditor } from '../hooks.ts'
import { dollars } from '../state/run/choice.ts'

/** @param numbers what people call `a` and `b` */
export function TakeDifference({ a, b, numbers }: { a: string; b: string; numbers: readonly [number, number] }) {
  const editor = useEditor()
  const [answer, setAnswer] = useState<{ found?: TakeComparison; failure?: string }>({})
  useEffect(() => {
    let here = true
    editor.api.compareTakes(a, b).then(
      found => here && setAnswer({ found }),
      error => {
        if (!(error instanceof ApiError)) throw error
        if (here) setAnswer({ failure: error.message })
      },
    )
    return () => {
      here = false
    }
  }, [editor, a, b])
  if (answer.failure) return <p className="field-problem">{answer.failure}</p>
  if (!answer.found) return null
  const rows = differences(answer.found)
  if (rows.length === 0) return <p className="empty">Nothing differs: the same params, inputs and outputs.</p>
  return (
    <table className="difference">
      <thead>
        <tr>
          <th scope="col">Differs</th>
          <th scope="col">Take {numbers[0]}</th>
          <th scope="col">Take {numbers[1]}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(row => (
          <tr key={row.name}>
            <th scope="row">{row.name}</th>
            {row.values ? (
              row.values.map((value, at) => <td key={at === 0 ? 'a' : 'b'}>{value}</td>)
            ) : (
              <td colSpan={2}>other content</td>
            )}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

interface Row {
  readonly name: string
  readonly values?: readonly [string, string]
}

/** The rows of the table; what is equal on both sides is left out. */
export function differences(found: TakeComparison): Row[] {
  const shown = (value: unknown): string =>
    value === undefined ? '–' : typeof value === 'string' ? value : JSON.stringify(value)
  const pair = (name: string, [a, b]: readonly [string, string]): Row[] => (a === b ? [] : [{ name, values: [a, b] }])
  return [
    ...found.params.map(({ name, a, b }): Row => ({ name, values: [shown(a), shown(b)] })),
    ...found.inputs.map(name => ({ name: `input ${name}` })),
    ...found.outputs.map(name => ({ name: `output ${name}` })),
    ...pair('provider', found.served),
    ...pair('time', [seconds(found.seconds[0]), seconds(found.seconds[1])]),
    ...pair('cost', [dollars(found.costUsd[0]), dollars(found.costUsd[1])]),
  ]
}
