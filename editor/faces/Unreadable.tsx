// A face whose value could not be read: says so, with the reason, and keeps its room.
import { FileWarning } from 'lucide-react'

export function Unreadable({ what, error }: { what: string; error: Error }) {
  return (
    <div className="unreadable" role="alert">
      <FileWarning size={16} aria-hidden />
      <span>{what} cannot be shown</span>
      <code className="mono">{error.message}</code>
    </div>
  )
}
