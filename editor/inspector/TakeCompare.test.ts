// Takes are compared by what can be seen of them, and keep the numbers people know them by.
import { expect, it } from 'vitest'
import type { TakeInfo } from '../../engine/protocol/api.ts'
import { seenTakes } from './TakeCompare.tsx'

const take = (id: string, value: unknown) =>
  ({ take: id, outputs: [{ port: 'clip', key: '', value }] }) as unknown as TakeInfo
const picture = { digest: 'd', mime: 'video/mp4', bytes: 1, width: 16, height: 9 }

it('leaves out takes without a picture, and the oldest take is number 1', () => {
  const seen = seenTakes([take('c', picture), take('b', 'words'), take('a', picture)])
  expect(seen.map(each => [each.take, each.number])).toEqual([
    ['c', 3],
    ['a', 1],
  ])
})
