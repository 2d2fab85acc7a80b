// What the modules that work on planes share: the width of their steps, and how one layer covers another.
import { addShorts, bytePairs, type Code, minusShorts, shortsRight } from './wasm.ts'

/** Columns of a step: a vector holds 16 bytes. Chroma has half of them. */
export const STEP = 16

/** What is left of 256 under an alpha of 0…255, in shorts. */
export const keptUnder = (alpha: Code): Code =>
  minusShorts(bytePairs(256, 256), addShorts(alpha, shortsRight(alpha, 7)))
