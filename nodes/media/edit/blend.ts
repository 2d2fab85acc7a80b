// How colours of two pictures are put together: the formulas of W3C Compositing and Blending Level 1.
import { z } from 'zod'

/** For each way: what sharp calls it, and the formula for ffmpeg's lut2 with b the base and s the source, both 0…1. */
const WAYS = {
  normal: { sharp: 'over', formula: 's' },
  multiply: { sharp: 'multiply', formula: 'b*s' },
  screen: { sharp: 'screen', formula: 'b+s-b*s' },
  overlay: { sharp: 'overlay', formula: 'if(lte(b,0.5),2*b*s,1-2*(1-b)*(1-s))' },
  darken: { sharp: 'darken', formula: 'min(b,s)' },
  lighten: { sharp: 'lighten', formula: 'max(b,s)' },
  add: { sharp: 'add', formula: 'min(1,b+s)' },
  difference: { sharp: 'difference', formula: 'abs(b-s)' },
  exclusion: { sharp: 'exclusion', formula: 'b+s-2*b*s' },
  dodge: { sharp: 'colour-dodge', formula: 'if(eq(b,0),0,if(gte(s,1),1,min(1,b/(1-s))))' },
  burn: { sharp: 'colour-burn', formula: 'if(gte(b,1),1,if(lte(s,0),0,1-min(1,(1-b)/s)))' },
  'hard light': { sharp: 'hard-light', formula: 'if(lte(s,0.5),2*b*s,1-2*(1-b)*(1-s))' },
  'soft light': {
    sharp: 'soft-light',
    formula: 'if(lte(s,0.5),b-(1-2*s)*b*(1-b),b+(2*s-1)*(if(lte(b,0.25),((16*b-12)*b+4)*b,sqrt(b))-b))',
  },
} as const

export type Blend = keyof typeof WAYS
export const Blend = z.enum(Object.keys(WAYS) as [Blend, ...Blend[]])

export const sharpBlend = (way: Blend) => WAYS[way].sharp

/** A filter that blends two pictures of RGB planes of eight bits: the base, then the source. */
export function blendFilter(way: Blend): string {
  const formula = WAYS[way].formula.replace(/\bb\b/g, '(x/255)').replace(/\bs\b/g, '(y/255)').replaceAll(',', '\\,')
  const plane = `floor(255*clip(${formula}\\,0\\,1)+0.5)`
  return `lut2=c0=${plane}:c1=${plane}:c2=${plane}`
}
