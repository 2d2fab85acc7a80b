// Which language says a text: the voice's own where it knows the script, else the script's most common one.

/** Scripts by name, the languages (eSpeak NG's names) that are written in each, the usual one first. */
const SCRIPTS: readonly { readonly script: string; readonly languages: readonly string[] }[] = [
  { script: 'Hiragana', languages: ['ja'] },
  { script: 'Katakana', languages: ['ja'] },
  { script: 'Han', languages: ['cmn', 'yue', 'hak', 'ja'] },
  { script: 'Hangul', languages: ['ko'] },
  { script: 'Arabic', languages: ['ar', 'fa', 'ur', 'sd', 'ug'] },
  { script: 'Hebrew', languages: ['he'] },
  { script: 'Cyrillic', languages: ['ru', 'uk', 'bg', 'sr', 'mk', 'be', 'kk', 'ky', 'tt', 'ba', 'cv', 'nog', 'bs'] },
  { script: 'Greek', languages: ['el', 'grc'] },
  { script: 'Devanagari', languages: ['hi', 'mr', 'ne', 'kok'] },
  { script: 'Bengali', languages: ['bn', 'as', 'bpy'] },
  { script: 'Tamil', languages: ['ta'] },
  { script: 'Telugu', languages: ['te'] },
  { script: 'Kannada', languages: ['kn'] },
  { script: 'Malayalam', languages: ['ml'] },
  { script: 'Gujarati', languages: ['gu'] },
  { script: 'Gurmukhi', languages: ['pa'] },
  { script: 'Oriya', languages: ['or'] },
  { script: 'Sinhala', languages: ['si'] },
  { script: 'Thai', languages: ['th'] },
  { script: 'Myanmar', languages: ['my', 'shn'] },
  { script: 'Georgian', languages: ['ka'] },
  { script: 'Armenian', languages: ['hy', 'hyw'] },
  { script: 'Ethiopic', languages: ['am', 'ti'] },
  { script: 'Cherokee', languages: ['chr'] },
]

/** BCP 47 tags whose eSpeak NG voice has another name. */
const VOICES: Readonly<Record<string, string>> = {
  en: 'en-us',
  'en-au': 'en-gb',
  'en-ca': 'en-us',
  'en-ie': 'en-gb-scotland',
  'en-in': 'en-gb',
  fr: 'fr-fr',
  'fr-ca': 'fr-fr',
  no: 'nb',
  nn: 'nb',
  pt: 'pt',
  'pt-pt': 'pt',
  'es-mx': 'es-419',
  'es-us': 'es-419',
  'es-ar': 'es-419',
  zh: 'cmn',
  'zh-hk': 'yue',
  iw: 'he',
  fil: 'id',
  tl: 'id',
}

/** Names to try for a BCP 47 tag, most exact first: `de-AT` gives `de-at`, then `de`. */
export function voiceNames(tag: string): string[] {
  const parts = tag.toLowerCase().split(/[-_]/)
  const names: string[] = []
  for (let count = parts.length; count > 0; count--) {
    const name = parts.slice(0, count).join('-')
    const known = VOICES[name]
    if (known !== undefined) names.push(known)
    names.push(name)
  }
  return [...new Set(names)]
}

/** Function words that hardly occur in the other languages of the list. */
const WORDS: Readonly<Record<string, ReadonlySet<string>>> = {
  en: new Set('the and is are was were you he she they of to in it that this not with have has we my your'.split(' ')),
  de: new Set(
    'der die das und ist nicht ich du wir ihr sie ein eine zu mit auf den dem auch war bin hat für'.split(' '),
  ),
  fr: new Set('le la les et est pas je tu nous vous il elle un une des du que qui dans pour avec ce sur'.split(' ')),
  es: new Set('el los las y es no yo tú nosotros un una que en por con para se del está pero como más'.split(' ')),
  it: new Set('il gli e è non io tu noi voi lui lei un una che di per con sono della nel ma come più'.split(' ')),
  pt: new Set('o os as e é não eu você nós um uma que em por com para do da está mas como mais'.split(' ')),
  nl: new Set('de het en is niet ik je wij zij een van op met voor dat die maar ook zijn heeft'.split(' ')),
}

/** The language of a text in Latin letters, when its function words clearly say another one than `own`. */
function latinLanguage(text: string, own: string): string {
  const words = text.toLowerCase().match(/\p{L}+/gu) ?? []
  const hits = (language: string) => words.filter(word => WORDS[language]?.has(word)).length
  const base = own.split('-')[0] ?? own
  const mine = hits(base)
  let best = own
  let most = 0
  for (const language of Object.keys(WORDS)) {
    const count = hits(language)
    if (count > most) {
      most = count
      best = language
    }
  }
  return most >= 2 && most > 2 * mine ? best : own
}

const SCRIPT_PATTERNS = SCRIPTS.map(({ script, languages }) => ({
  pattern: new RegExp(`\\p{Script=${script}}`, 'u'),
  languages,
}))
const LETTER = /\p{L}/u
const KANA = /[\p{Script=Hiragana}\p{Script=Katakana}]/u
const HAN = /\p{Script=Han}/u

/** A stretch of text for one voice. */
export interface Run {
  readonly text: string
  /** BCP 47 or eSpeak NG's name. */
  readonly language: string
}

/**
 * Splits a text where its script asks for another language than `own` (BCP 47).
 * eSpeak NG knows no readings of kanji, so Chinese characters inside Japanese are given to the Mandarin voice.
 */
export function languageRuns(text: string, own: string): { runs: Run[]; kanji: boolean } {
  const ownVoices = voiceNames(own)
  const japanese = KANA.test(text) || ownVoices.includes('ja')
  // A voice of another script has no better way with Latin letters than English.
  const ownIsLatin = !SCRIPTS.some(({ languages }) => languages.some(language => ownVoices.includes(language)))
  const latin = latinLanguage(text, ownIsLatin ? own : 'en')
  let kanji = false
  const languageOf = (character: string): string | undefined => {
    const entry = SCRIPT_PATTERNS.find(candidate => candidate.pattern.test(character))
    if (!entry) return LETTER.test(character) ? latin : undefined
    if (japanese && HAN.test(character)) {
      kanji = true
      return 'cmn'
    }
    return entry.languages.find(language => ownVoices.includes(language)) ?? entry.languages[0]
  }
  const runs: { text: string; language: string }[] = []
  let lead = ''
  for (const character of text) {
    const language = languageOf(character)
    const last = runs.at(-1)
    if (language === undefined) {
      if (last) last.text += character
      else lead += character
    } else if (last && last.language === language) last.text += character
    else {
      runs.push({ text: lead + character, language })
      lead = ''
    }
  }
  if (runs.length === 0 && lead !== '') runs.push({ text: lead, language: own })
  return { runs, kanji }
}
