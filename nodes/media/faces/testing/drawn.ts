// Drawn people for tests: faces from a handful of measures, so that the same person can be drawn in many ways.
import { createCanvas, type SKRSContext2D } from '@napi-rs/canvas'
import type { Picture } from '../pixels.ts'

export interface Person {
  readonly skin: string
  readonly hair: string
  readonly iris: string
  /** All lengths are relative to the face's half width. */
  readonly height: number
  readonly jaw: number
  readonly eyeGap: number
  readonly eyeSize: number
  readonly eyeY: number
  readonly brow: number
  readonly browTilt: number
  readonly noseLength: number
  readonly noseWidth: number
  readonly mouthWidth: number
  readonly lips: number
  readonly hairLine: number
  readonly longHair: boolean
  readonly beard: boolean
  readonly glasses: boolean
}

/** Uniform numbers in 0…1 from a seed (mulberry32). */
export function random(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let t = state
    t = Math.imul(t ^ (t >>> 15), t | 1)
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61)
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }
}

const SKIN = ['#f3d3bd', '#e6b894', '#c98e63', '#a86b42', '#7a4a2b', '#f7ddc9']
const HAIR = ['#1d1612', '#4a2d1a', '#8a5a2b', '#c9a15a', '#a33a1d', '#8d8d8d']
const IRIS = ['#3d2b1c', '#5a7a3a', '#3a6b9c', '#6b5a3a']

export function person(seed: number): Person {
  const next = random(seed * 7919 + 17)
  const between = (low: number, high: number) => low + (high - low) * next()
  const pick = <T>(list: readonly T[]): T => list[Math.floor(next() * list.length)] as T
  return {
    skin: pick(SKIN),
    hair: pick(HAIR),
    iris: pick(IRIS),
    height: between(1.2, 1.5),
    jaw: between(0.5, 0.9),
    eyeGap: between(0.36, 0.5),
    eyeSize: between(0.13, 0.2),
    eyeY: between(-0.2, 0.02),
    brow: between(0.03, 0.1),
    browTilt: between(-0.06, 0.08),
    noseLength: between(0.38, 0.58),
    noseWidth: between(0.12, 0.26),
    mouthWidth: between(0.26, 0.46),
    lips: between(0.05, 0.13),
    hairLine: between(-0.85, -0.55),
    longHair: next() > 0.5,
    beard: next() > 0.75,
    glasses: next() > 0.8,
  }
}

export interface Pose {
  /** −1 sad … 1 happy. */
  readonly smile: number
  /** 0 closed … 1 wide. */
  readonly mouthOpen: number
  /** 0 shut … 1 open. */
  readonly eyesOpen: number
  /** −1…1: inner ends down … up. */
  readonly brows: number
}
export const NEUTRAL: Pose = { smile: 0.1, mouthOpen: 0, eyesOpen: 1, brows: 0 }
export const HAPPY: Pose = { smile: 1, mouthOpen: 0.25, eyesOpen: 0.8, brows: 0.3 }
export const ANGRY: Pose = { smile: -0.5, mouthOpen: 0, eyesOpen: 0.85, brows: -1 }
export const SURPRISED: Pose = { smile: 0, mouthOpen: 0.8, eyesOpen: 1.2, brows: 1 }

/** Draws a head of half width `size` at (x, y). */
export function drawPerson(
  g: SKRSContext2D,
  who: Person,
  x: number,
  y: number,
  size: number,
  pose: Pose = NEUTRAL,
  tilt = 0,
) {
  g.save()
  g.translate(x, y)
  g.rotate(tilt)
  g.scale(size, size)
  const h = who.height
  g.fillStyle = who.hair
  g.beginPath()
  g.ellipse(0, who.longHair ? 0.15 : -0.15, 1.14, who.longHair ? h * 1.12 : h * 0.98, 0, 0, 7)
  g.fill()
  g.fillStyle = shade(who.skin, -0.22)
  g.fillRect(-0.42, 0.6, 0.84, h)
  const face = g.createRadialGradient(-0.25, -0.3, 0.2, 0, 0, h * 1.1)
  face.addColorStop(0, shade(who.skin, 0.12))
  face.addColorStop(0.6, who.skin)
  face.addColorStop(1, shade(who.skin, -0.25))
  g.fillStyle = face
  g.beginPath()
  g.moveTo(-1, -0.2)
  g.bezierCurveTo(-1, 0.5, -who.jaw, h * 0.98, 0, h)
  g.bezierCurveTo(who.jaw, h * 0.98, 1, 0.5, 1, -0.2)
  g.bezierCurveTo(1, -h * 1.05, -1, -h * 1.05, -1, -0.2)
  g.fill()
  if (who.beard) {
    g.fillStyle = who.hair
    g.globalAlpha = 0.75
    g.beginPath()
    g.moveTo(-0.93, 0.2)
    g.bezierCurveTo(-0.9, 0.6, -who.jaw, h, 0, h * 1.02)
    g.bezierCurveTo(who.jaw, h, 0.9, 0.6, 0.93, 0.2)
    g.bezierCurveTo(0.6, 0.5, 0.4, 0.48, 0, 0.5)
    g.bezierCurveTo(-0.4, 0.48, -0.6, 0.5, -0.93, 0.2)
    g.fill()
    g.globalAlpha = 1
  }
  g.fillStyle = who.hair
  g.beginPath()
  g.moveTo(-1.05, 0)
  g.bezierCurveTo(-1.1, -h * 1.2, 1.1, -h * 1.2, 1.05, 0)
  g.bezierCurveTo(0.95, who.hairLine + 0.1, 0.3, who.hairLine, 0, who.hairLine)
  g.bezierCurveTo(-0.4, who.hairLine, -0.95, who.hairLine + 0.2, -1.05, 0)
  g.fill()
  for (const side of [-1, 1]) drawEye(g, who, pose, side)
  const noseY = who.eyeY + who.noseLength
  g.strokeStyle = shade(who.skin, -0.4)
  g.lineWidth = 0.035
  g.beginPath()
  g.moveTo(-0.07, who.eyeY + 0.1)
  g.quadraticCurveTo(-0.1, noseY - 0.15, -who.noseWidth, noseY)
  g.quadraticCurveTo(0, noseY + 0.12, who.noseWidth, noseY)
  g.stroke()
  g.fillStyle = shade(who.skin, 0.18)
  g.beginPath()
  g.ellipse(0, noseY - 0.1, 0.07, 0.1, 0, 0, 7)
  g.fill()
  g.fillStyle = shade(who.skin, -0.6)
  for (const side of [-1, 1]) {
    g.beginPath()
    g.ellipse(side * who.noseWidth * 0.5, noseY + 0.03, 0.05, 0.025, 0, 0, 7)
    g.fill()
  }
  drawMouth(g, who, pose, noseY + 0.32)
  g.restore()
}

function drawEye(g: SKRSContext2D, who: Person, pose: Pose, side: number) {
  const ex = side * who.eyeGap
  const height = who.eyeSize * 0.6 * Math.max(0.12, pose.eyesOpen)
  g.fillStyle = '#fafafa'
  g.strokeStyle = '#2a1d16'
  g.lineWidth = 0.04
  g.beginPath()
  g.ellipse(ex, who.eyeY, who.eyeSize, height, 0, 0, 7)
  g.fill()
  g.save()
  g.clip()
  g.fillStyle = who.iris
  g.beginPath()
  g.arc(ex, who.eyeY, who.eyeSize * 0.55, 0, 7)
  g.fill()
  g.fillStyle = '#0d0906'
  g.beginPath()
  g.arc(ex, who.eyeY, who.eyeSize * 0.26, 0, 7)
  g.fill()
  g.restore()
  g.beginPath()
  g.ellipse(ex, who.eyeY, who.eyeSize, height, 0, Math.PI, 2 * Math.PI)
  g.stroke()
  g.strokeStyle = shade(who.hair, -0.2)
  g.lineWidth = who.brow
  const browY = who.eyeY - who.eyeSize - 0.1
  g.beginPath()
  g.moveTo(ex - side * who.eyeSize * 1.1, browY - pose.brows * 0.08)
  g.quadraticCurveTo(ex, browY - 0.06, ex + side * who.eyeSize * 1.3, browY + who.browTilt)
  g.stroke()
  if (who.glasses) {
    g.strokeStyle = '#222'
    g.lineWidth = 0.045
    g.strokeRect(ex - who.eyeSize * 1.5, who.eyeY - who.eyeSize * 1.1, who.eyeSize * 3, who.eyeSize * 2.3)
  }
}

function drawMouth(g: SKRSContext2D, who: Person, pose: Pose, y: number) {
  const w = who.mouthWidth * (1 + 0.12 * pose.smile)
  const lift = pose.smile * 0.08
  g.fillStyle = '#8a3d3a'
  g.beginPath()
  g.moveTo(-w, y - lift)
  g.quadraticCurveTo(0, y - who.lips, w, y - lift)
  g.quadraticCurveTo(0, y + who.lips * 1.6 + pose.mouthOpen * 0.3 + lift, -w, y - lift)
  g.fill()
  g.strokeStyle = '#4a1d1c'
  g.lineWidth = 0.025
  g.beginPath()
  g.moveTo(-w, y - lift)
  g.quadraticCurveTo(0, y + lift + 0.02, w, y - lift)
  g.stroke()
}

/** A picture with people on a plain gradient. */
export function drawScene(
  width: number,
  height: number,
  people: readonly { who: Person; x: number; y: number; size: number; pose?: Pose; tilt?: number }[],
): Picture {
  const canvas = createCanvas(width, height)
  const g = canvas.getContext('2d')
  const sky = g.createLinearGradient(0, 0, 0, height)
  sky.addColorStop(0, '#5d7a8c')
  sky.addColorStop(1, '#3a3f4a')
  g.fillStyle = sky
  g.fillRect(0, 0, width, height)
  for (const { who, x, y, size, pose, tilt } of people) {
    g.fillStyle = '#2f4858'
    g.beginPath()
    g.ellipse(x, y + size * 3.1, size * 2, size * 1.6, 0, 0, 7)
    g.fill()
    drawPerson(g, who, x, y, size, pose, tilt)
  }
  const rgba = g.getImageData(0, 0, width, height).data
  const data = new Uint8Array(width * height * 3)
  for (let i = 0, j = 0; j < data.length; i += 4, j += 3) {
    data[j] = rgba[i] as number
    data[j + 1] = rgba[i + 1] as number
    data[j + 2] = rgba[i + 2] as number
  }
  return { width, height, data }
}

/** Lighter (above 0) or darker (below 0) by a share of the way to white or black. */
function shade(color: string, by: number): string {
  const channel = (at: number) => {
    const value = Number.parseInt(color.slice(at, at + 2), 16)
    return Math.round(by > 0 ? value + (255 - value) * by : value * (1 + by))
  }
  return `rgb(${channel(1)},${channel(3)},${channel(5)})`
}
