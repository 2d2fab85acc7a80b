// What a feeling does to a face and a body.
import type { Emotion } from '../../../types.ts'
import type { FacePose } from '../face/geometry.ts'
import type { Gesture } from '../figure/pose.ts'

type Look = Partial<
  Pick<FacePose, 'browInner' | 'browOuter' | 'pinch' | 'lids' | 'smile' | 'jaw' | 'press' | 'pitch' | 'flush'>
>

/**
 * Amplitudes stay within what the face models still call the same person: stronger brows read better by a hair and cost
 * the likeness (measured over emotions, framings and casts).
 */
export const FACES: Record<Emotion, Look> = {
  neutral: { smile: 0.06 },
  happy: { smile: 0.62, lids: -0.16, browOuter: 0.2, browInner: 0.1, flush: 0.3 },
  sad: { browInner: 0.8, browOuter: -0.35, smile: -0.5, lids: -0.34, pitch: 0.07 },
  angry: {
    pinch: 0.52,
    browInner: -0.4,
    browOuter: 0.16,
    smile: -0.3,
    lids: -0.1,
    press: 0.12,
    pitch: 0.06,
    flush: 0.5,
  },
  afraid: { browInner: 0.7, browOuter: 0.22, lids: 0.5, smile: -0.28, pitch: -0.03 },
  surprised: { browInner: 0.5, browOuter: 0.52, lids: 0.5, jaw: 0.15, pitch: -0.06 },
  tense: { pinch: 0.5, browInner: -0.18, lids: 0.12, smile: -0.2, press: 0.25 },
  tender: { smile: 0.36, browInner: 0.32, lids: -0.18, pitch: 0.03, flush: 0.2 },
  determined: { pinch: 0.42, browInner: -0.32, browOuter: 0.12, smile: -0.04, press: 0.2, pitch: 0.02 },
}

/** What hands do while speaking with a feeling, and what they do at rest. */
export const SPEAKING: Record<Emotion, readonly Gesture[]> = {
  neutral: ['talk', 'talk', 'offer', 'chest'],
  happy: ['offer', 'talk', 'chest', 'raise'],
  sad: ['chest', 'talk', 'down'],
  angry: ['point', 'fist', 'offer'],
  afraid: ['chest', 'raise', 'talk'],
  surprised: ['raise', 'offer', 'chest'],
  tense: ['talk', 'point', 'fist'],
  tender: ['chest', 'talk', 'offer'],
  determined: ['fist', 'point', 'talk'],
}

export const RESTING: Record<Emotion, readonly Gesture[]> = {
  neutral: ['down', 'pocket', 'clasp', 'down', 'hip'],
  happy: ['down', 'hip', 'pocket', 'clasp'],
  sad: ['down', 'clasp', 'chest', 'down'],
  angry: ['hip', 'fold', 'down', 'fold'],
  afraid: ['chest', 'clasp', 'fold', 'down'],
  surprised: ['down', 'chest', 'clasp'],
  tense: ['fold', 'down', 'clasp', 'pocket'],
  tender: ['down', 'clasp', 'pocket'],
  determined: ['hip', 'down', 'fold', 'pocket'],
}

/** What both hands do together or not at all. */
export const TOGETHER: ReadonlySet<Gesture> = new Set(['fold', 'clasp'])
