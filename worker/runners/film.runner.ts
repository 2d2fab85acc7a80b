// Looks at finished films for quality control: who is seen in them, and whether lips and voices run together.
import { join, resolve } from 'node:path'
import { PermanentError } from '../../engine/graph/context.ts'
import { descriptionsIn } from '../../nodes/media/faces/described.ts'
import { openFaceModels } from '../../nodes/media/faces/models/choose.ts'
import { embeddedDetector } from '../../nodes/media/faces/models/embedded.ts'
import { type ReferenceFile, referenceMemory } from '../../nodes/media/faces/remembered.ts'
import { type Inspectors, inspectFilm } from '../../nodes/media/measure/film.ts'
import { FILM_CAPABILITY, FilmJob } from '../../nodes/media/measure/job.ts'
import type { Runner, RunnerJob } from '../runner.ts'

/** @param models the folder of model files; embedded ones are converted into it at first use */
export function filmRunner(models: string): Runner {
  const open = async (): Promise<Inspectors> => {
    const [faces, mouths] = await Promise.all([openFaceModels(models), embeddedDetector(models)])
    return { models: faces, mouths, describe: referenceMemory(faces, descriptionsIn(join(models, 'described'), faces)) }
  }
  let opened: ReturnType<typeof open> | undefined
  return {
    name: 'inspector',
    capabilities: [FILM_CAPABILITY],
    run: async job => {
      const { cast, lips, ...limits } = FilmJob.parse(job.params)
      const film = job.inputs.film?.path
      if (film === undefined) throw new PermanentError('The job came without its film')
      opened ??= open()
      // A failure (a full disk, a broken model file) must not stay for good.
      opened.catch(() => {
        opened = undefined
      })
      const facts = await inspectFilm(
        { film, cast: cast.map(member => ({ ...member, files: referencesOf(job, member.id) })), lips, limits },
        await opened,
        job.signal,
        (done, total, message) => job.progress(done, total, message),
      )
      return { outputs: {}, facts }
    },
  }
}

/** The inputs `ref:<character>:<n>` in the order of n. */
function referencesOf(job: RunnerJob, id: string): ReferenceFile[] {
  const prefix = `ref:${id}:`
  return Object.entries(job.inputs)
    .filter(([name]) => name.startsWith(prefix))
    .sort(([a], [b]) => Number(a.slice(prefix.length)) - Number(b.slice(prefix.length)))
    .map(([, { path, digest }]) => ({ path, digest }))
}

export default filmRunner(resolve(process.env.REELGRAPH_DATA || '.data', 'models'))
