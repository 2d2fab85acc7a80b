// The Docs tab: the declaration, to be read: what the node does, what goes in and out, and what each param takes.
import type { NodeSpec, ParamSpec } from '../../engine/graph/spec.ts'
import { PortMark } from '../canvas/marks.tsx'
import { useSession } from '../hooks.ts'
import { familyOf } from '../state/catalog.ts'

export function DocsTab({ spec }: { spec: NodeSpec }) {
  return (
    <div className="docs">
      <p>{spec.summary}</p>
      <Facts spec={spec} />
      <Ports title="Inputs" ports={spec.inputs.map(port => ({ ...port, words: inputWords(port) }))} />
      <Ports title="Outputs" ports={spec.outputs.map(port => ({ ...port, words: outputWords(port) }))} />
      {spec.params.length > 0 && <h3>Params</h3>}
      <dl>
        {spec.params.map(param => (
          <div key={param.name}>
            <dt>
              {param.title}
              <small className="mono">{param.name}</small>
            </dt>
            <dd>
              {param.description}
              <span className="doc-facts">
                {paramFacts(param).map(fact => (
                  <span key={fact}>{fact}</span>
                ))}
              </span>
            </dd>
          </div>
        ))}
      </dl>
      <p className="mono faint">
        {spec.type} · version {spec.version}
      </p>
    </div>
  )
}

/** How it runs, in a word each. */
function Facts({ spec }: { spec: NodeSpec }) {
  const facts = [
    spec.category,
    spec.by.length > 0 && `one item per ${spec.by.join(' and ')}`,
    spec.regenerable && 'a loop may ask it for another attempt',
    spec.refines && 'hands on the best of several attempts',
    spec.wire && 'a piece of wire: never runs',
  ].filter(fact => fact !== false && fact !== undefined)
  return (
    <p className="doc-facts">
      {facts.map(fact => (
        <span key={String(fact)}>{fact}</span>
      ))}
    </p>
  )
}

function Ports({
  title,
  ports,
}: {
  title: string
  ports: readonly ((NodeSpec['inputs'] | NodeSpec['outputs'])[number] & { readonly words: string })[]
}) {
  const catalog = useSession(session => session.catalog)
  if (ports.length === 0) return null
  return (
    <>
      <h3>{title}</h3>
      <dl>
        {ports.map(port => (
          <div key={port.name}>
            <dt>
              <PortMark kind={port.kind} family={familyOf(catalog, port.type)} />
              {port.name}
              <small>{port.words}</small>
            </dt>
            <dd>{port.description}</dd>
          </div>
        ))}
      </dl>
    </>
  )
}

const inputWords = ({ type, kind, optional, lazy, minimum }: NodeSpec['inputs'][number]): string =>
  [
    type,
    kind === 'many' && (minimum > 0 ? `at least ${minimum}` : 'any number'),
    kind === 'lookup' && 'asked by key',
    optional && 'optional',
    lazy && 'only when it is needed',
  ]
    .filter(Boolean)
    .join(', ')

const outputWords = ({ type, dimension, like }: NodeSpec['outputs'][number]): string =>
  [type, dimension && `one per ${dimension}`, like && `under the keys of ${like}`].filter(Boolean).join(', ')

/** What a param takes: its default, range, unit, choices, and when it is shown. */
export function paramFacts(param: ParamSpec): string[] {
  const { minimum, maximum, unit, choices, choicesFrom, showIf, accept } = param
  const fallback = param.default
  const with_ = (number: number): string => `${number}${unit ? ` ${unit}` : ''}`
  const facts: string[] = []
  if (fallback !== '' && fallback !== null && !(Array.isArray(fallback) && fallback.length === 0))
    facts.push(`default ${typeof fallback === 'number' ? with_(fallback) : shortly(fallback)}`)
  if (minimum !== undefined && maximum !== undefined) facts.push(`${minimum} … ${with_(maximum)}`)
  else if (minimum !== undefined) facts.push(`at least ${with_(minimum)}`)
  else if (maximum !== undefined) facts.push(`at most ${with_(maximum)}`)
  if (choices) facts.push(choices.join(' | '))
  if (choicesFrom) facts.push('choices are read live')
  if (param.widget === 'character' || param.widget === 'voice') facts.push('picked from the series upstream')
  if (accept) facts.push(`takes ${accept}`)
  if (showIf) facts.push(`when ${showIf.param} is ${showIf.in.map(String).join(' or ')}`)
  return facts
}

function shortly(value: unknown): string {
  const text =
    typeof value === 'string' ? value : typeof value === 'boolean' ? (value ? 'on' : 'off') : JSON.stringify(value)
  return text.length > 60 ? `${text.slice(0, 59)}…` : text
}
