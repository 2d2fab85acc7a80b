// What was delivered: each file by its name, its size, and a link that downloads it.
import { Download } from 'lucide-react'
import { bytes } from '../../canvas/words.ts'
import { DownloadLink } from '../DownloadLink.tsx'
import type { FaceProps } from '../types.ts'
import { isDelivery } from '../values.ts'
import { JsonFace } from '../words/JsonFace.tsx'

export function FilesFace(props: FaceProps) {
  const { value } = props.shown
  if (!isDelivery(value)) return <JsonFace {...props} />
  return (
    <ul className="files nowheel nodrag">
      {value.files.map(file => (
        <li key={`${file.name} ${file.digest}`}>
          <DownloadLink
            digest={file.digest}
            name={file.name}
            graph={props.graph}
            title={`Download ${file.name}`}
            untabbed
          >
            <Download size={12} aria-hidden />
            <span className="clip">{file.name}</span>
            <span className="mono">{bytes(file.bytes)}</span>
          </DownloadLink>
        </li>
      ))}
    </ul>
  )
}
