// Graphs to begin with: a picture of what each makes, and what a person brings to it.
import { Check, Paperclip, PenLine, Plug } from 'lucide-react'
import type { TemplateInfo, TemplateNeed } from '../../engine/protocol/library.ts'
import { templatePictureUrl } from '../api/library.ts'
import { count } from '../canvas/words.ts'
import { useEditor } from '../hooks.ts'
import { Pending } from './Pending.tsx'
import { useDoing } from './useDoing.ts'
import { useLoaded } from './useLoaded.ts'

export function Templates() {
  const editor = useEditor()
  const doing = useDoing()
  const templates = useLoaded('templates', () => editor.api.templates())
  return (
    <>
      <Pending of={templates} isEmpty={list => list.length === 0} empty={<p>This server offers no templates.</p>} />
      <ul className="template-cards">
        {templates.value?.map(template => (
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

const ICONS = { words: PenLine, file: Paperclip, capability: Plug }

function Needs({ template }: { template: TemplateInfo }) {
  const brought = template.needs.filter(need => need.kind !== 'capability')
  const unserved = template.needs.filter(need => need.kind === 'capability' && need.served === false)
  return (
    <span className="needs">
      {brought.map(need => (
        <Need key={need.text} need={need} />
      ))}
      {unserved.map(need => (
        <Need key={need.text} need={need} />
      ))}
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
  const Icon = ICONS[need.kind]
  return (
    <span className="need" data-ok={need.kind === 'capability' ? 'false' : undefined}>
      <Icon size={12} aria-hidden />{' '}
      {need.kind === 'capability' ? `nothing serves: ${need.text.toLowerCase()}` : need.text}
    </span>
  )
}
