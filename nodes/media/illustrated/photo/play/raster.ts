// Textured triangles, drawn straight into pixels.

/** RGBA pixels, not premultiplied. */
export interface Pixels {
  readonly width: number
  readonly height: number
  readonly data: Uint8ClampedArray
}

/** A picture at half its size: means of four, weighted by their opacity. */
export function halved({ width, height, data }: Pixels): Pixels {
  const [w, h] = [Math.max(2, width >> 1), Math.max(2, height >> 1)]
  const out = new Uint8ClampedArray(w * h * 4)
  for (let y = 0, at = 0; y < h; y++)
    for (let x = 0; x < w; x++, at += 4) {
      const sum = [0, 0, 0, 0]
      for (let k = 0; k < 4; k++) {
        const sx = Math.min(width - 1, 2 * x + (k & 1))
        const sy = Math.min(height - 1, 2 * y + (k >> 1))
        const i = (sy * width + sx) * 4
        const alpha = data[i + 3] as number
        for (let c = 0; c < 3; c++) sum[c] = (sum[c] as number) + (data[i + c] as number) * (alpha + 1)
        sum[3] = (sum[3] as number) + alpha
      }
      const weight = (sum[3] as number) + 4
      for (let c = 0; c < 3; c++) out[at + c] = (sum[c] as number) / weight
      out[at + 3] = (sum[3] as number) / 4
    }
  return { width: w, height: h, data: out }
}

/**
 * Draws a triangle of `texture` over `into`. Corners are x, y on the target and u, v on the texture, in pixels whose
 * middles lie at halves. Neighbours share their edges without gaps or overlap. Later triangles cover earlier ones.
 */
export function drawTriangle(
  into: Pixels,
  texture: Pixels,
  [ax, ay, au, av]: readonly [number, number, number, number],
  [bx, by, bu, bv]: readonly [number, number, number, number],
  [cx, cy, cu, cv]: readonly [number, number, number, number],
): void {
  const det = (bx - ax) * (cy - ay) - (cx - ax) * (by - ay)
  if (Math.abs(det) < 1e-6) return
  const ux = ((bu - au) * (cy - ay) - (cu - au) * (by - ay)) / det
  const uy = ((cu - au) * (bx - ax) - (bu - au) * (cx - ax)) / det
  const vx = ((bv - av) * (cy - ay) - (cv - av) * (by - ay)) / det
  const vy = ((cv - av) * (bx - ax) - (bv - av) * (cx - ax)) / det
  const top = Math.max(0, Math.ceil(Math.min(ay, by, cy) - 0.5))
  const bottom = Math.min(into.height - 1, Math.ceil(Math.max(ay, by, cy) - 0.5) - 1)
  const { data: from, width: columns, height: rows } = texture
  const { data: to, width } = into
  const lastU = columns - 1.001
  const lastV = rows - 1.001
  for (let y = top; y <= bottom; y++) {
    const py = y + 0.5
    let left = Infinity
    let right = -Infinity
    // Where the row crosses the three edges.
    if (ay > py !== by > py) {
      const x = ax + ((py - ay) / (by - ay)) * (bx - ax)
      left = x
      right = x
    }
    if (by > py !== cy > py) {
      const x = bx + ((py - by) / (cy - by)) * (cx - bx)
      if (x < left) left = x
      if (x > right) right = x
    }
    if (cy > py !== ay > py) {
      const x = cx + ((py - cy) / (ay - cy)) * (ax - cx)
      if (x < left) left = x
      if (x > right) right = x
    }
    const first = Math.max(0, Math.ceil(left - 0.5))
    const last = Math.min(width - 1, Math.ceil(right - 0.5) - 1)
    let u = au + ux * (first + 0.5 - ax) + uy * (py - ay) - 0.5
    let v = av + vx * (first + 0.5 - ax) + vy * (py - ay) - 0.5
    for (let x = first, at = (y * width + first) * 4; x <= last; x++, at += 4, u += ux, v += vx) {
      const su = Math.max(0, Math.min(u, lastU))
      const sv = Math.max(0, Math.min(v, lastV))
      const iu = su | 0
      const iv = sv | 0
      const i = (iv * columns + iu) * 4
      const j = i + columns * 4
      // Weights of 1/256 keep the sums in small integers.
      const fu = ((su - iu) * 16) | 0
      const fv = ((sv - iv) * 16) | 0
      const w00 = (16 - fu) * (16 - fv)
      const w10 = fu * (16 - fv)
      const w01 = (16 - fu) * fv
      const w11 = fu * fv
      const alpha =
        ((from[i + 3] as number) * w00 +
          (from[i + 7] as number) * w10 +
          (from[j + 3] as number) * w01 +
          (from[j + 7] as number) * w11) >>
        8
      to[at + 3] = alpha
      if (alpha === 0) continue
      to[at] =
        ((from[i] as number) * w00 +
          (from[i + 4] as number) * w10 +
          (from[j] as number) * w01 +
          (from[j + 4] as number) * w11) >>
        8
      to[at + 1] =
        ((from[i + 1] as number) * w00 +
          (from[i + 5] as number) * w10 +
          (from[j + 1] as number) * w01 +
          (from[j + 5] as number) * w11) >>
        8
      to[at + 2] =
        ((from[i + 2] as number) * w00 +
          (from[i + 6] as number) * w10 +
          (from[j + 2] as number) * w01 +
          (from[j + 6] as number) * w11) >>
        8
    }
  }
}
