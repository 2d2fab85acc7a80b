// A file: dropped or chosen, stored by the server, and kept as the value that a port carries.
import { FileUp, LoaderCircle, X } from 'lucide-react'
import { useRef, useState } from 'react'
import { isObject } from '../../../engine/graph/json.ts'
import { ApiError, thumbnailUrl } from '../../api/http.ts'
import { bytes } from '../../canvas/words.ts'
import { useEditor } from '../../hooks.ts'
import { type ControlProps, nameOf } from './props.ts'

export function FileControl(props: ControlProps) {
  const { field, compact, onChange } = props
  const { api } = useEditor()
  const input = useRef<HTMLInputElement>(null)
  const [state, setState] = useState<{ busy: boolean; over: boolean; failure?: string }>({ busy: false, over: false })
  const value = isObject(field.value) && !field.mixed ? field.value : undefined
  const take = async (file: File | undefined): Promise<void> => {
    if (!file) return
    setState({ busy: true, over: false })
    try {
      onChange(await api.upload(file))
      setState({ busy: false, over: false })
    } catch (error) {
      if (!(error instanceof ApiError)) throw error
      setState({ busy: false, over: false, failure: error.message })
    }
  }
  const picture = typeof value?.digest === 'string' && /^(image|video)\//.test(String(value.mime))
  return (
    <div className="file">
      <button
        type="button"
        {...nameOf(props)}
        className="file-drop"
        data-over={state.over || undefined}
        data-compact={compact || undefined}
        onClick={() => input.current?.click()}
        onDragOver={event => {
          event.preventDefault()
          event.stopPropagation()
          setState({ ...state, over: true })
        }}
        onDragLeave={() => setState({ ...state, over: false })}
        onDrop={event => {
          event.preventDefault()
          event.stopPropagation()
          void take(event.dataTransfer.files[0])
        }}
      >
        {picture && !compact && <img src={thumbnailUrl(String(value?.digest), 320)} alt="" />}
        <span>
          {state.busy ? <LoaderCircle size={14} className="turning" aria-hidden /> : <FileUp size={14} aria-hidden />}
          {state.busy
            ? 'Storing…'
            : value
              ? `${String(value.mime ?? 'file')} · ${bytes(Number(value.bytes ?? 0))}`
              : field.mixed
                ? 'Several files: drop one here for all'
                : 'Drop a file here, or choose one'}
        </span>
      </button>
      {value && !compact && (
        <button
          type="button"
          className="icon-button"
          title="Remove"
          aria-label="Remove the file"
          onClick={() => onChange(undefined)}
        >
          <X size={14} aria-hidden />
        </button>
      )}
      {state.failure && <p className="field-problem">{state.failure}</p>}
      <input
        ref={input}
        type="file"
        hidden
        accept={field.param.accept}
        onChange={event => void take(event.target.files?.[0])}
      />
    </div>
  )
}
