// What a photograph says of a figure that is drawn: its colours, hair and the face's proportions.
import type { LookValue, PhotoRig } from '../../../../types.ts'
import { darken, luma, mix, type Rgb, rgb } from '../../draw/color.ts'
import { clamp, type Point } from '../../draw/pen.ts'
import { BEARD_WORDS, HAIR_COLORS, HAIR_STYLES, SKIN_WORDS } from '../../figure/lexicon.ts'
import { type Face, firstOf, type HairStyle, type Traits } from '../../figure/traits.ts'

/** How the drawn styles name what a photograph shows, for those whom the words call women and for others. */
const STYLES: Record<NonNullable<PhotoRig['hair']>['style'], readonly [woman: HairStyle, other: HairStyle]> = {
  bald: ['bald', 'bald'],
  short: ['pixie', 'short'],
  bob: ['bob', 'wavy'],
  long: ['long', 'long'],
  wavy: ['wavy', 'wavy'],
  curly: ['curly', 'curly'],
  afro: ['afro', 'afro'],
}

/**
 * Traits with what a character's photograph shows, wherever the words are silent: words are what a person asked for.
 * @param wardrobe the clothes of the scene, which the photograph's garment gives way to
 */
export function photographed(traits: Traits, look: LookValue, wardrobe = ''): Traits {
  const rig = look.photo?.rig
  if (!rig) return traits
  const text = ` ${look.appearance} `.toLowerCase()
  const says = (words: readonly (readonly [RegExp, unknown])[]): boolean => firstOf(text, words) !== undefined
  const skin: Rgb = says(SKIN_WORDS) ? traits.skin : lit(rig.skin)
  const color = rig.hair && !says(HAIR_COLORS) ? rig.hair.color : traits.hair.color
  const style =
    rig.hair && rig.edge === 'cut' && !says(HAIR_STYLES)
      ? STYLES[rig.hair.style][traits.gender === 'female' ? 0 : 1]
      : traits.hair.style
  const bare = wardrobe.trim() === '' && look.clothing.trim() === ''
  return {
    ...traits,
    skin,
    lips: says(SKIN_WORDS) ? traits.lips : mix(rig.lips, skin, 0.25),
    hair: { ...traits.hair, color, style, long: rig.hair?.style === 'long' ? 1.15 : traits.hair.long },
    brows: mix(mix(color, rgb('#2a1d16'), 0.45), skin, 0.08),
    beard: rig.beard && !says(BEARD_WORDS) ? rig.beard : traits.beard,
    glasses: traits.glasses,
    freckles: /freckle/.test(text),
    mole: 0,
    face: proportions(traits.face, rig.landmarks),
    outfit: rig.top && bare ? { ...traits.outfit, topColor: rig.top, ...over(traits, rig.top) } : traits.outfit,
  }
}

/** A garment worn over the sampled one takes a darker shade of it. */
const over = (traits: Traits, top: Rgb): { outerColor?: Rgb } =>
  traits.outfit.outer === 'none' ? {} : { outerColor: darken(top, 0.35) }

/** Skin as drawn skin is given: what a lit cheek reflects, no darker than the picture showed it. */
const lit = (skin: Rgb): Rgb => {
  const bright = luma(skin)
  return bright > 0.86 ? darken(skin, (bright - 0.86) * 0.8) : skin
}

/** The drawn face's measures that landmarks show. The drawn mean has eyes 62 apart, a jaw 143 and a mouth 51 wide. */
function proportions(face: Readonly<Face>, landmarks: readonly Point[]): Face {
  const at = (i: number): Point => landmarks[i] as Point
  const mean = (from: number, to: number): Point => {
    let [x, y] = [0, 0]
    for (let i = from; i <= to; i++) {
      x += at(i)[0] / (to - from + 1)
      y += at(i)[1] / (to - from + 1)
    }
    return [x, y]
  }
  const ratio = (value: number, drawn: number, reach: number): number => clamp(value / drawn, 1 - reach, 1 + reach)
  return {
    ...face,
    length: 1,
    width: ratio(at(16)[0] - at(0)[0], 143, 0.09),
    jaw: ratio(at(12)[0] - at(4)[0], 118, 0.12),
    eyeSpacing: ratio(mean(42, 47)[0] - mean(36, 41)[0], 62, 0.08),
    mouthWidth: ratio(at(54)[0] - at(48)[0], 51, 0.14),
    noseWidth: ratio(at(35)[0] - at(31)[0], 25, 0.2),
    noseLength: ratio(at(33)[1] - at(27)[1], 52, 0.12),
  }
}
