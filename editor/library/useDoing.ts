// Does something that needs the server, and says when it cannot be done.
import { ApiError } from '../api/http.ts'
import { useEditor } from '../hooks.ts'

export interface Doing {
  /** Does it. False when it failed, which is said in a corner. */
  try(action: () => Promise<unknown>): Promise<boolean>
  /** Closes the library, then does it: for what shows on the canvas. */
  close(action: () => Promise<unknown>): Promise<boolean>
}

export function useDoing(): Doing {
  const editor = useEditor()
  const attempt = async (action: () => Promise<unknown>): Promise<boolean> => {
    try {
      await action()
      return true
    } catch (error) {
      if (!(error instanceof ApiError)) throw error
      editor.shell.toast('bad', error.message)
      return false
    }
  }
  return {
    try: attempt,
    close: action => {
      editor.shell.setState({ dialog: undefined })
      return attempt(action)
    },
  }
}
