// The NVIDIA GPUs of this machine, as nvidia-smi lists them.
import { execFile } from 'node:child_process'
import { promisify } from 'node:util'

export interface Gpu {
  readonly name: string
  readonly vramMiB: number
}

/** Lines of `NVIDIA H200, 143771`. Lines of another form are left out. */
export const parseGpus = (csv: string): Gpu[] =>
  csv.split('\n').flatMap(line => {
    const [, name, vram] = /^(.+?),\s*(\d+)\s*$/.exec(line) ?? []
    return name === undefined ? [] : [{ name: name.slice(0, 200), vramMiB: Number(vram) }]
  })

/** None where there is no nvidia-smi. */
export async function findGpus(): Promise<Gpu[]> {
  try {
    const query = ['--query-gpu=name,memory.total', '--format=csv,noheader,nounits']
    const { stdout } = await promisify(execFile)('nvidia-smi', query, { timeout: 10_000 })
    return parseGpus(stdout)
  } catch {
    return []
  }
}
