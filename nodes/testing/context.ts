// A NodeContext for unit tests of nodes: a real artifact folder, and jobs run in this process by real runners.
import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { copyFile, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { ArtifactAccess, ArtifactRef, JobRequest, JobResult, NodeContext } from '../../engine/graph/context.ts'
import type { Runner } from '../../worker/runner.ts'

export interface TestContext extends NodeContext {
  /** What the node said through `served`, `warn`, `note`, `log` and `spent`. */
  readonly said: {
    served: string[]
    warnings: string[]
    notes: Record<string, unknown>
    log: string[]
    spent: number
  }
  /** Removes the folder. */
  close(): Promise<void>
}

/** A context whose `dispatch` goes to the first of `runners` that offers the capability. */
export async function testContext(
  options: { runners?: readonly Runner[]; seed?: number; key?: string } & Partial<
    Pick<NodeContext, 'rerun' | 'regenerable'>
  > = {},
): Promise<TestContext> {
  const root = await mkdtemp(join(tmpdir(), 'reelgraph-test-'))
  let count = 0
  const path = (digest: string) => join(root, digest)
  const put = async (bytes: Uint8Array | string, mime: string): Promise<ArtifactRef> => {
    const data = typeof bytes === 'string' ? Buffer.from(bytes) : bytes
    const digest = createHash('sha256').update(data).digest('hex')
    await writeFile(path(digest), data)
    return { digest, mime, bytes: data.byteLength }
  }
  const artifacts: ArtifactAccess = {
    path,
    has: digest => existsSync(path(digest)),
    put,
    adopt: async (file, mime) => {
      const data = await readFile(file)
      const digest = createHash('sha256').update(data).digest('hex')
      await copyFile(file, path(digest))
      return { digest, mime, bytes: data.byteLength }
    },
    read: digest => readFile(path(digest)),
    scratch: async () => {
      const folder = join(root, `scratch-${count++}`)
      await mkdir(folder)
      return folder
    },
  }
  const said: TestContext['said'] = { served: [], warnings: [], notes: {}, log: [], spent: 0 }
  const signal = new AbortController().signal
  const offers = async (capability: string) =>
    options.runners?.some(runner => runner.capabilities.includes(capability)) ?? false
  const dispatch = async (capability: string, job: JobRequest): Promise<JobResult> => {
    const runner = options.runners?.find(candidate => candidate.capabilities.includes(capability))
    if (!runner) throw new Error(`No runner in this test offers ${capability}`)
    const made = await runner.run({
      capability,
      params: JSON.parse(JSON.stringify(job.params)),
      inputs: Object.fromEntries(
        Object.entries(job.inputs ?? {}).map(([name, ref]) => [
          name,
          { path: path(ref.digest), digest: ref.digest, mime: ref.mime },
        ]),
      ),
      folder: await artifacts.scratch(),
      signal,
      progress: () => {},
    })
    const outputs: Record<string, JobResult['outputs'][string]> = {}
    for (const [name, file] of Object.entries(made.outputs))
      outputs[name] = { ...(await artifacts.adopt(file.path, file.mime)), facts: file.facts }
    return { outputs, facts: made.facts ?? {}, servedBy: runner.name }
  }
  return {
    key: options.key ?? '',
    nodeId: 'test',
    seed: options.seed ?? 1,
    signal,
    artifacts,
    said,
    progress: () => {},
    log: message => said.log.push(message),
    served: provider => said.served.push(provider),
    warn: message => said.warnings.push(message),
    note: (name, value) => {
      said.notes[name] = value
    },
    dispatch,
    offers,
    step: (_name, _inputs, fn) => fn(),
    rerun: options.rerun ?? (async () => undefined),
    regenerable: options.regenerable ?? (() => []),
    read: async reader => {
      throw new Error(`No reader ${reader} in this test`)
    },
    once: async (_name, paid) => paid.collect(await paid.submit('token')),
    spent: usd => {
      said.spent += usd
    },
    approve: async value => value,
    effect: async name => {
      throw new Error(`No effect ${name} in this test`)
    },
    close: () => rm(root, { recursive: true, force: true }),
  }
}
