// Graphs to begin with: a picture of what each makes, and what a person brings to it.
import { Check, Paperclip, PenLine, Plug } from 'lucide-react'
import type { TemplateInfo, TemplateNeed } from '../../engine/protocol/library.ts'
import { templatePictureUrl } from '../api/library.ts'
import { count } from '../canvas/words.ts'
import { useEditor, useSession } from '../hooks.ts'
import { FIRST_TEMPLATE } from '../state/editor.ts'
import { Pending } from './Pending.tsx'
import { useDoing } from './useDoing.ts'
import { useLoaded } from './useLoaded.ts'

const firstFirst = (a: TemplateInfo, b: TemplateInfo): number =>
  Number(b.id === FIRST_TEMPLATE) - Number(a.id === FIRST_TEMPLATE)

export function Templates() {
  const editor = useEditor()
  const doing = useDoing()
  const workers = useSession(session => session.health?.workers.length ?? 0)
  const templates = useLoaded(`${workers}`, () => editor.api.templates())
  return (
    <>
      <Pending of={templates} isEmpty={list => list.length === 0} empty={<p>This server offers no templates.</p>} />
      <ul className="template-cards">
        {templates.value?.toSorted(firstFirst).map(template => (
          <li key={template.id}>
            <button
              type="button"
              className="template-card"
              onClick={() => void doing.close(() => editor.createFromTemplate(template.id))}
            >
              <span className="template-picture">
                {template.picture && <img src={templatePictureUrl(template.id)} alt="" loading="lazy" />}
              </span>
              <span className="template-words">
                <strong>{template.name}</strong>
                <span className="template-about">{template.description}</span>
                <Needs template={template} />
              </span>
            </button>
          </li>
        ))}
      </ul>
    </>
  )
}

function Needs({ template }: { template: TemplateInfo }) {
  const brought = template.needs.filter(need => need.kind !== 'capability')
  const unserved = template.needs.filter(need => need.kind === 'capability' && need.served === false)
  return (
    <span className="needs">
      {brought.map(need => (
        <Need key={need.text} need={need} />
      ))}
      {unserved.length > 0 && (
        <span className="need" data-ok="false" title={unserved.map(need => need.text).join(', ')}>
          <Plug size={12} aria-hidden />
          {unserved.length === 1
            ? `nothing serves: ${unserved[0]?.text.toLowerCase()}`
            : `nothing serves ${unserved.length} of its steps now`}
        </span>
      )}
      {unserved.length === 0 && (
        <span className="need" data-ok="true">
          <Check size={12} aria-hidden /> all served here
        </span>
      )}
      <span className="need plain">{count(template.nodes, 'node')}</span>
    </span>
  )
}

function Need({ need }: { need: TemplateNeed }) {
  const Icon = need.kind === 'file' ? Paperclip : PenLine
  return (
    <span className="need">
      <Icon size={12} aria-hidden /> {need.text}
    </span>
  )
}
