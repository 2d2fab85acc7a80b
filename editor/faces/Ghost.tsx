// What a face looks like before it has anything to show: its shape in faint lines, and one sentence.
import type { FaceKind } from './kinds.ts'

/** What an empty face says it will show. */
const WORDS: Readonly<Record<FaceKind, string>> = {
  plain: '',
  text: 'The text, when it is written',
  script: 'The script, to be read',
  scenes: 'A frame for each scene',
  characters: 'The cast',
  lines: 'What is said',
  images: 'The picture',
  clip: 'The shot',
  waveform: 'The sound',
  curve: 'Likeness over time',
  qc: 'What the file measures',
  episode: 'The episode plays here',
  files: 'The files to take away',
  json: 'The value',
  any: 'Whatever comes',
}

export function Ghost({ kind, making }: { kind: FaceKind; making: boolean }) {
  return (
    <div className="ghost" data-kind={kind} data-making={making || undefined}>
      <Shape kind={kind} />
      <p>{making ? 'In the making…' : WORDS[kind]}</p>
    </div>
  )
}

function Shape({ kind }: { kind: FaceKind }) {
  switch (kind) {
    case 'text':
    case 'lines':
    case 'script':
    case 'json':
    case 'files':
      return (
        <svg viewBox="0 0 120 44" aria-hidden="true">
          <path d="M0 4h70M0 17h112M0 28h96M0 39h54" />
        </svg>
      )
    case 'scenes':
      return (
        <svg viewBox="0 0 120 36" aria-hidden="true">
          <path d="M1 4q0-3 3-3h28q3 0 3 3v28q0 3-3 3h-28q-3 0-3-3ZM43 4q0-3 3-3h28q3 0 3 3v28q0 3-3 3h-28q-3 0-3-3ZM85 4q0-3 3-3h28q3 0 3 3v28q0 3-3 3h-28q-3 0-3-3Z" />
        </svg>
      )
    case 'characters':
      return (
        <svg viewBox="0 0 120 50" aria-hidden="true">
          <path d="M38 8a9 9 0 1 1 0 18a9 9 0 1 1 0-18M22 46q2-14 16-14t16 14M82 8a9 9 0 1 1 0 18a9 9 0 1 1 0-18M66 46q2-14 16-14t16 14" />
        </svg>
      )
    case 'clip':
    case 'images':
    case 'episode':
    case 'any':
      return (
        <svg viewBox="0 0 120 40" aria-hidden="true">
          <path d="M60 4a16 16 0 1 1 0 32a16 16 0 1 1 0-32M56 14l9 6-9 6Z" />
        </svg>
      )
    case 'waveform':
      return (
        <svg viewBox="0 0 120 24" aria-hidden="true">
          <path d="M4 10v4M12 8v8M20 10v4M28 5v14M36 8v8M44 3v18M52 7v10M60 10v4M68 6v12M76 2v20M84 8v8M92 10v4M100 7v10M108 9v6M116 10v4" />
        </svg>
      )
    case 'curve':
      return (
        <svg viewBox="0 0 120 34" aria-hidden="true">
          <path d="M2 10q14-7 26 0t26 2t26-5t38 3" />
          <path d="M2 26h116" strokeDasharray="3 4" />
        </svg>
      )
    case 'qc':
      return (
        <svg viewBox="0 0 120 52" aria-hidden="true">
          <path d="m2 6 4 4 6-8M22 6h60M2 26l4 4 6-8M22 26h84M2 46l4 4 6-8M22 46h48" />
        </svg>
      )
    case 'plain':
      return null
  }
}
