// Asked when a wire is dropped on a node where it fits several ports: which one? Params are ports too.
import * as Menu from '@radix-ui/react-dropdown-menu'
import { useSession } from '../../hooks.ts'
import { familyOf } from '../../state/catalog.ts'
import type { Fit } from '../../state/edit/connection.ts'
import { PortMark } from '../marks.tsx'

export interface PortMenuRequest {
  readonly x: number
  readonly y: number
  readonly fits: readonly Fit[]
  readonly choose: (fit: Fit) => void
}

export function PortMenu({ request, onClose }: { request: PortMenuRequest; onClose: () => void }) {
  const catalog = useSession(session => session.catalog)
  return (
    <Menu.Root open onOpenChange={open => !open && onClose()} modal={false}>
      <Menu.Trigger asChild>
        <span style={{ position: 'fixed', left: request.x, top: request.y }} />
      </Menu.Trigger>
      <Menu.Portal>
        <Menu.Content className="menu" align="start" sideOffset={2} onCloseAutoFocus={event => event.preventDefault()}>
          <Menu.Label className="menu-label">Connect to</Menu.Label>
          {request.fits.map(fit => (
            <Menu.Item key={fit.port} onSelect={() => request.choose(fit)}>
              <PortMark kind="one" family={familyOf(catalog, fit.type)} />
              {fit.port}
              <span className="key">{fit.param ? 'param' : fit.type}</span>
            </Menu.Item>
          ))}
        </Menu.Content>
      </Menu.Portal>
    </Menu.Root>
  )
}
