// Camera words by what a shot has to show: framing, then movement or angle, in words that renderers know.

const list = (text: string): readonly string[] =>
  text
    .trim()
    .split('\n')
    .map(line => line.trim())
    .filter(Boolean)

export type Shot = 'establish' | 'solo' | 'pair' | 'find' | 'move' | 'conflict' | 'intimate' | 'climax' | 'close'

export const CAMERAS: Record<Shot, readonly string[]> = {
  establish: list(`
    wide establishing shot, slow pan right
    wide shot, crane down
    wide static shot, deep focus
    wide shot, slow push in
    wide shot, pan left, high angle
    full shot, slow pull out
    wide establishing shot, tilt down
  `),
  solo: list(`
    medium shot, slow push in
    full shot from behind, tracking
    medium close-up, static
    close-up, slow push in
    medium shot, low angle
    full shot, static
    medium shot, handheld
    close-up, rack focus to background
  `),
  pair: list(`
    two-shot, medium, static
    over-the-shoulder, medium close-up
    two-shot, slow push in
    over-the-shoulder, static
    medium two-shot, pan right
    full two-shot, slow pull out
    over-the-shoulder, slow push in
    medium two-shot, handheld
  `),
  find: list(`
    close-up, rack focus to the object
    medium shot, slow push in
    extreme close-up, static
    medium close-up, tilt down
    close-up, high angle
    over-the-shoulder, push in
    medium close-up, pan left
  `),
  move: list(`
    wide tracking shot
    full shot from behind, tracking
    medium tracking shot, handheld
    wide shot, crane up
    full shot, tracking, low angle
    wide shot, pan right, from behind
  `),
  conflict: list(`
    over-the-shoulder, close-up, handheld
    medium two-shot, low angle
    close-up, static
    medium shot, handheld, push in
    two-shot, slow pan left
    close-up, low angle, push in
  `),
  intimate: list(`
    close two-shot, static
    medium close-up, slow push in
    close-up, soft rack focus
    medium two-shot, slow pull out
    close-up, high angle
    medium close-up, static
  `),
  climax: list(`
    close-up, fast push in
    medium shot, low angle, crane up
    extreme close-up, handheld
    wide shot, low angle, push in
    medium close-up, handheld, tracking
    full shot, crane up
  `),
  close: list(`
    wide shot, slow pull out
    wide shot, crane up
    full shot from behind, static
    medium shot, slow pull out
    wide static shot
    close-up, slow pull out
  `),
}
