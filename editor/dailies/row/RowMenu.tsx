// What can be done with a scene beside judging it: run it in several ways, move it, put one in, leave it out.
import * as Menu from '@radix-ui/react-dropdown-menu'
import { ChevronDown, RotateCw } from 'lucide-react'
import { slateOf } from '../../faces/values.ts'
import { useDesk, useDeskState } from '../context.ts'
import type { Row } from '../rows.ts'

export function RowMenu({ row }: { row: Row }) {
  const desk = useDesk()
  const details = useDeskState(state => state.details === row.key)
  const slate = slateOf(row.scene)
  const several = (): boolean => desk.chosen.length > 1 && desk.chosen.includes(row)
  const rows = (): readonly Row[] => (several() ? desk.chosen : [row])
  return (
    <div className="row-run">
      <button
        type="button"
        className="button small"
        title={row.changed > 0 ? 'Run what changed in this scene (R)' : 'Nothing changed: shoots it again (R)'}
        onClick={event => {
          event.stopPropagation()
          desk.choose(row.key)
          desk.rerun()
        }}
      >
        <RotateCw size={12} aria-hidden /> {row.changed > 0 ? 'Run' : 'Re-run'}
      </button>
      <Menu.Root modal={false}>
        <Menu.Trigger asChild>
          <button
            type="button"
            className="button small more"
            aria-label={`More for scene ${slate}`}
            title="More"
            onClick={event => event.stopPropagation()}
          >
            <ChevronDown size={13} aria-hidden />
          </button>
        </Menu.Trigger>
        <Menu.Portal>
          <Menu.Content className="menu still" align="end" sideOffset={4} onClick={event => event.stopPropagation()}>
            <Menu.Item onSelect={() => desk.run(rows())}>
              Run what changed<span className="key">R</span>
            </Menu.Item>
            <Menu.Item disabled={!row.maker} onSelect={() => desk.shootAgain(rows())}>
              Shoot again, with another seed<span className="key">Shift R</span>
            </Menu.Item>
            <Menu.Item
              disabled={!row.maker}
              onSelect={() => {
                desk.choose(row.key)
                desk.runOnward()
              }}
            >
              Run from scene {slate} on
            </Menu.Item>
            <Menu.Separator />
            <Menu.Item disabled={!row.shot} onSelect={() => desk.compare(row.key)}>
              Compare takes<span className="key">C</span>
            </Menu.Item>
            <Menu.Item disabled={!row.maker || !row.shot} onSelect={() => desk.pin(rows())}>
              Pin or unpin its take<span className="key">P</span>
            </Menu.Item>
            <Menu.Separator />
            <Menu.Item onSelect={() => desk.store.setState({ details: details ? undefined : row.key })}>
              {details ? 'Hide details' : 'Place, camera, people, length…'}
            </Menu.Item>
            <Menu.Item onSelect={() => desk.insert(row.key)}>
              Insert a scene after it<span className="key">N</span>
            </Menu.Item>
            <Menu.Item
              onSelect={() => {
                if (!several()) desk.choose(row.key)
                desk.move(-1)
              }}
            >
              Move up<span className="key">Alt ↑</span>
            </Menu.Item>
            <Menu.Item
              onSelect={() => {
                if (!several()) desk.choose(row.key)
                desk.move(1)
              }}
            >
              Move down<span className="key">Alt ↓</span>
            </Menu.Item>
            <Menu.Item className="danger" onSelect={() => desk.omit(rows())}>
              Leave it out<span className="key">Del</span>
            </Menu.Item>
          </Menu.Content>
        </Menu.Portal>
      </Menu.Root>
    </div>
  )
}
