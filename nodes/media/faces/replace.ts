// Writing a file that other processes may read or write at the same moment.
import { randomBytes } from 'node:crypto'
import { rename, rm, writeFile } from 'node:fs/promises'

/** Writes a file so that readers see the old bytes or the new ones, never a part. */
export async function replace(file: string, data: Uint8Array | string): Promise<void> {
  const aside = `${file}.${process.pid}-${randomBytes(4).toString('hex')}.part`
  try {
    await writeFile(aside, data)
    await rename(aside, file)
  } finally {
    await rm(aside, { force: true })
  }
}
