// Script Export: a script as a Fountain screenplay, which any screenwriting program opens.
import { z } from 'zod'
import { defineNode } from '../../engine/graph/define.ts'
import { one } from '../../engine/graph/ports.ts'
import { Script, SeriesBible, Text } from '../types.ts'
import { writeFountain } from './fountain/write.ts'

export default defineNode({
  type: 'story/script-export',
  version: 1,
  title: 'Script Export',
  category: 'Story',
  summary: 'Writes a script as a Fountain screenplay; Script Import reads it back with the same keys and lengths.',
  inputs: {
    script: one(Script).describe('The script.'),
    bible: one(SeriesBible).optional().describe('The cast, for people’s full names.'),
  },
  params: z.object({}),
  outputs: { fountain: one(Text).describe('The screenplay in Fountain.') },
  face: 'text',
  pool: 'light',
  run: async ({ inputs: { script, bible } }) => {
    const names = new Map(bible?.characters.map(({ id, name }) => [id, name]))
    return { fountain: writeFountain(script, id => names.get(id) ?? id.replace(/_+/g, ' ')) }
  },
})
