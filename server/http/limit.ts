// A stream that ends in an error when it grows beyond a limit.
import { Fault } from './errors.ts'

const words = (bytes: number): string =>
  bytes >= 1024 ** 3 ? `${(bytes / 1024 ** 3).toFixed(0)} GiB` : `${(bytes / 1024 ** 2).toFixed(0)} MiB`

/** The fault that says so. */
export const tooLarge = (limit: number): Fault => new Fault(413, `That is too large: the limit is ${words(limit)}.`)

/** @throws Fault 413 to the reader, once more than `limit` bytes have passed */
export function limited(stream: ReadableStream<Uint8Array>, limit: number): ReadableStream<Uint8Array> {
  let passed = 0
  return stream.pipeThrough(
    new TransformStream<Uint8Array, Uint8Array>({
      transform(chunk, controller) {
        passed += chunk.byteLength
        if (passed > limit) throw tooLarge(limit)
        controller.enqueue(chunk)
      },
    }),
  )
}
