// File names inside filter graphs.

/**
 * A path as the value of a filter's option: escaped for the option (`\ ' :`) and again for the graph (`\ ' [ ] , ;`), as
 * "Notes on filtergraph escaping" of ffmpeg's manual says.
 */
export function filterPath(path: string): string {
  const plain = process.platform === 'win32' ? path.replaceAll('\\', '/') : path
  return plain.replace(/[\\':]/g, '\\$&').replace(/[\\'[\],;]/g, '\\$&')
}
