// The lines that show what a dragged thing lines up with.
import { ViewportPortal } from '@xyflow/react'
import { useZoom } from './flow/distance.ts'
import type { Guide } from './flow/guides.ts'

export function Guides({ guides }: { guides: readonly Guide[] }) {
  return guides.length > 0 ? <Lines guides={guides} /> : null
}

function Lines({ guides }: { guides: readonly Guide[] }) {
  const thin = 1 / useZoom()
  return (
    <ViewportPortal>
      {guides.map(({ way, at, from, to }) => (
        <div
          key={`${way}${at}`}
          className="guide"
          style={
            way === 'x'
              ? { left: at, top: from, width: thin, height: to - from }
              : { left: from, top: at, width: to - from, height: thin }
          }
        />
      ))}
    </ViewportPortal>
  )
}
