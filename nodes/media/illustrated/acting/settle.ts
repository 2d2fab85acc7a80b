// Heads tilt as people do: they rest at a tilt, then move to the next.
import { ease } from '../draw/pen.ts'

/** Radians from one resting tilt to the next: about two thirds of a degree. */
const REST_STEP = 0.012

/** A smoothly changing tilt as one that rests most of the time; continuous, and 0 stays 0. */
export function settled(tilt: number): number {
  const steps = tilt / REST_STEP
  const nearest = Math.round(steps)
  // −0.5 … 0.5 from the nearest rest; half way to the next, the move is half done.
  const off = steps - nearest
  return (nearest + Math.sign(off) * ease(Math.abs(off), 0.34, 0.66)) * REST_STEP
}

/** Whether a head rests at this tilt, so that what is drawn for it can be kept. */
export const isAtRest = (tilt: number): boolean => Math.abs(tilt / REST_STEP - Math.round(tilt / REST_STEP)) < 1e-6
