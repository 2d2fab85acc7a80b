// Keeps a fault where it happened: a part of the page that cannot be drawn is replaced by words, the rest stays.
import { Component, type ReactNode } from 'react'

interface BoundaryProps {
  readonly children: ReactNode
  /** What stands there instead. `retry` draws the children again. */
  readonly fallback: (error: Error, retry: () => void) => ReactNode
  /** Another value here, and the children are tried again: what they show has changed. */
  readonly shows?: unknown
}

interface BoundaryState {
  readonly error: Error | undefined
  readonly shows: unknown
}

/** An error boundary. React knows them as classes only. */
export class Boundary extends Component<BoundaryProps, BoundaryState> {
  override state: BoundaryState = { error: undefined, shows: this.props.shows }

  static getDerivedStateFromError(thrown: unknown): Partial<BoundaryState> {
    return { error: thrown instanceof Error ? thrown : new Error(String(thrown)) }
  }

  static getDerivedStateFromProps(props: BoundaryProps, state: BoundaryState): Partial<BoundaryState> | null {
    return Object.is(props.shows, state.shows) ? null : { error: undefined, shows: props.shows }
  }

  override render(): ReactNode {
    const { error } = this.state
    return error ? this.props.fallback(error, () => this.setState({ error: undefined })) : this.props.children
  }
}

/**
 * True when a part of the editor could not be fetched: the server was updated, and the files this page knows have other
 * names now. The first words are Chromium's, Firefox's and WebKit's, the last Vite's.
 */
export const isMissingPart = (error: Error): boolean =>
  /dynamically imported module|importing a module script failed|unable to preload css/i.test(error.message)
