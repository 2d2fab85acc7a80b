// The fonts that text is drawn with: those of the bundled packages only, so that it looks alike on every machine.
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { GlobalFonts } from '@napi-rs/canvas'

const require = createRequire(import.meta.url)

/** A font family as its package carries it: cut into subsets of characters, each a variable font from thin to black. */
interface Family {
  readonly name: string
  /** Any file of the package, to find its folder by. */
  readonly root: string
  /** What the names of its files begin with. */
  readonly prefix: string
  /** The subsets that are used; all when absent. */
  readonly only?: readonly string[]
  readonly hasItalic: boolean
}

const family = (name: string, prefix: string, root: string, more: Partial<Family> = {}): Family => ({
  name,
  prefix,
  root: dirname(root),
  hasItalic: false,
  ...more,
})

/** What a person can choose. */
export const FACES = ['Inter', 'JetBrains Mono'] as const
export type FaceName = (typeof FACES)[number]

const CHOSEN: Readonly<Record<FaceName, Family>> = {
  Inter: family('Inter', 'inter', require.resolve('@fontsource-variable/inter/package.json'), { hasItalic: true }),
  'JetBrains Mono': family(
    'JetBrains Mono',
    'jetbrains-mono',
    require.resolve('@fontsource-variable/jetbrains-mono/package.json'),
    { hasItalic: true },
  ),
}
const ARABIC = require.resolve('@fontsource-variable/noto-sans-arabic/package.json')
/** What stands in for letters that the chosen one has not. */
const SCRIPTS: readonly Family[] = [
  family('Noto Sans Arabic', 'noto-sans-arabic', ARABIC, { only: ['arabic'] }),
  family(
    'Noto Sans Hebrew',
    'noto-sans-hebrew',
    require.resolve('@fontsource-variable/noto-sans-hebrew/package.json'),
    {
      only: ['hebrew'],
    },
  ),
  family(
    'Noto Sans Devanagari',
    'noto-sans-devanagari',
    require.resolve('@fontsource-variable/noto-sans-devanagari/package.json'),
    { only: ['devanagari'] },
  ),
]
const JAPANESE = family(
  'Noto Sans JP',
  'noto-sans-jp',
  require.resolve('@fontsource-variable/noto-sans-jp/package.json'),
)
const CHINESE = family(
  'Noto Sans SC',
  'noto-sans-sc',
  require.resolve('@fontsource-variable/noto-sans-sc/package.json'),
)
const KOREAN = family('Noto Sans KR', 'noto-sans-kr', require.resolve('@fontsource-variable/noto-sans-kr/package.json'))
const SIGNS: readonly Family[] = [
  family('Noto Sans Symbols', 'noto-sans-arabic', ARABIC, { only: ['symbols', 'math'] }),
]

/**
 * Han characters look different in each language that writes them. Kana says Japanese, Hangul says Korean.
 * @param language a BCP 47 tag, or '' to tell from the text
 */
function eastAsian(text: string, language: string): Family[] {
  if (/^ja\b/i.test(language) || (!language && /[\p{Script=Hiragana}\p{Script=Katakana}]/u.test(text)))
    return [JAPANESE, CHINESE, KOREAN]
  if (/^ko\b/i.test(language) || (!language && /\p{Script=Hangul}/u.test(text))) return [KOREAN, CHINESE, JAPANESE]
  return [CHINESE, JAPANESE, KOREAN]
}

type Ranges = readonly (readonly [from: number, to: number])[]
interface Subset {
  readonly name: string
  readonly ranges: Ranges
}

const loaded = new Map<string, readonly Subset[]>()

function subsetsOf({ name, root, only }: Family): readonly Subset[] {
  let subsets = loaded.get(name)
  if (!subsets) {
    const listed = JSON.parse(readFileSync(join(root, 'unicode.json'), 'utf8')) as Record<string, string>
    subsets = Object.entries(listed)
      .filter(([subset]) => !only || only.includes(subset))
      .map(([subset, ranges]) => ({ name: subset.replace(/[[\]]/g, ''), ranges: rangesOf(ranges) }))
    loaded.set(name, subsets)
  }
  return subsets
}

/** `U+30-39,U+20AC` */
const rangesOf = (text: string): Ranges =>
  text.split(',').map(range => {
    const [from = '', to = from] = range.trim().replace(/^U\+/i, '').split('-')
    return [Number.parseInt(from, 16), Number.parseInt(to, 16)] as const
  })

const has = ({ ranges }: Subset, code: number): boolean => ranges.some(([from, to]) => code >= from && code <= to)

/** Spaces, joiners, marks of direction and variation: they have no look of their own. */
const INVISIBLE = /^[\p{White_Space}\p{Cf}\p{Cc}\p{Variation_Selector}]$/u

const registered = new Set<string>()

export interface Fonts {
  /** For a canvas's `font`, best first. */
  readonly families: string
  /** Characters that no bundled font has. */
  readonly missing: readonly string[]
}

/** The fonts that a text needs, ready to be drawn with. */
export function fontsFor(text: string, face: FaceName, italic: boolean, language: string): Fonts {
  const order = [CHOSEN[face], CHOSEN.Inter, ...SCRIPTS, ...eastAsian(text, language), ...SIGNS]
  const names: string[] = []
  const missing: string[] = []
  const use = (one: Family, subset: Subset) => {
    const style = italic && one.hasItalic ? 'italic' : 'normal'
    const alias = `Reelgraph ${one.name} ${subset.name} ${style}`
    if (!registered.has(alias)) {
      GlobalFonts.registerFromPath(join(one.root, 'files', `${one.prefix}-${subset.name}-wght-${style}.woff2`), alias)
      registered.add(alias)
    }
    if (!names.includes(alias)) names.push(alias)
  }
  for (const char of new Set(text)) {
    if (INVISIBLE.test(char)) continue
    const code = char.codePointAt(0) as number
    let found = false
    for (const one of order) {
      const subset = subsetsOf(one).find(candidate => has(candidate, code))
      if (!subset) continue
      use(one, subset)
      found = true
      break
    }
    if (!found) missing.push(char)
  }
  return { families: names.map(name => `"${name}"`).join(', ') || '"sans-serif"', missing }
}
