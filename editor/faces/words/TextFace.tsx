// Text, numbers and the like as they read.
import { isObject } from '../../../engine/graph/json.ts'
import type { FaceProps } from '../types.ts'

export function TextFace({ shown }: FaceProps) {
  const { value } = shown
  if (isObject(value)) return <Facts value={value} />
  return <p className={`face-text nowheel${typeof value === 'string' ? '' : ' mono large'}`}>{String(value)}</p>
}

/** An object of words, such as a story: its longest text first, the short facts below. */
function Facts({ value }: { value: Record<string, unknown> }) {
  const texts = Object.entries(value).filter((entry): entry is [string, string | number] =>
    ['string', 'number'].includes(typeof entry[1]),
  )
  const main = texts.find(([, text]) => typeof text === 'string' && text.length > 40)
  const facts = texts.filter(entry => entry !== main && String(entry[1]) !== '')
  return (
    <div className="face-text nowheel">
      {main && <p>{main[1]}</p>}
      <p className="facts">{facts.map(([name, text]) => (name === 'seconds' ? `${text} s` : text)).join(' · ')}</p>
    </div>
  )
}
