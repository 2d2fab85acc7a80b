// What a run made, in little: its episode, else the last clip or picture. Asked for once it is in sight.
import { useEffect, useRef, useState } from 'react'
import type { ResultInfo, RunInfo } from '../../engine/protocol/api.ts'
import { ApiError } from '../api/http.ts'
import { isClip, isEpisode } from '../faces/values.ts'
import { useEditor } from '../hooks.ts'
import { hasThumb, ItemThumb } from '../inspector/ItemThumb.tsx'

export function RunThumb({ run }: { run: RunInfo }) {
  const editor = useEditor()
  const box = useRef<HTMLSpanElement>(null)
  const [shown, setShown] = useState<ResultInfo>()
  useEffect(() => {
    if (!box.current) return
    let here = true
    const seen = new IntersectionObserver(entries => {
      if (!entries.some(entry => entry.isIntersecting)) return
      seen.disconnect()
      editor.api.runResults(run.id).then(
        results => here && setShown(bestOf(results)),
        error => {
          // A run whose results are gone has no picture.
          if (!(error instanceof ApiError)) throw error
        },
      )
    })
    seen.observe(box.current)
    return () => {
      here = false
      seen.disconnect()
    }
  }, [editor, run.id])
  return (
    <span ref={box} className="run-thumb">
      {shown ? <ItemThumb item={shown} room /> : <span className="thumb" />}
    </span>
  )
}

function bestOf(results: readonly ResultInfo[]): ResultInfo | undefined {
  const last = (fits: (value: unknown) => boolean): ResultInfo | undefined =>
    results.findLast(result => result.outputs.some(output => fits(output.value)))
  return last(isEpisode) ?? last(isClip) ?? results.findLast(hasThumb)
}
