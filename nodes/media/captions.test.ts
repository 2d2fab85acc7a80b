import { describe, expect, it } from 'vitest'
import { CAPTION_LIMITS, captionsFor, textWidth } from './captions.ts'
import { isRightToLeft, parseSrt, toSrt, toVtt } from './subtitles.ts'

const say = (text: string, start: number, end: number) => ({ speaker: 'ava', text, start, end })
const longestLine = (text: string) => Math.max(...text.split('\n').map(textWidth))

const ENGLISH =
  'I followed the corridor down past the old reactor, and when the lights came back I saw it: a door nobody had drawn on any map. It was warm to the touch, as if someone had only just closed it behind them.'
const JAPANESE =
  '廊下をたどって古い原子炉の先まで降りていくと、明かりが戻ったときに扉が見えました。どの地図にも描かれていない扉です。触れるとまだ温かく、誰かがたった今閉めたばかりのようでした。'
const ARABIC =
  'تبعت الممر إلى ما بعد المفاعل القديم، وعندما عادت الأضواء رأيت بابا لم يرسمه أحد على أي خريطة. كان دافئا عند لمسه، كأن أحدا أغلقه للتو.'

describe('captions', () => {
  it.each([
    ['English', ENGLISH, 14],
    ['Japanese', JAPANESE, 16],
    ['Arabic', ARABIC, 12],
    ['a word longer than a line', `${'x'.repeat(100)} and more`, 9],
    ['2,000 characters', 'We never asked for this. '.repeat(80).trim(), 140],
  ])('keep to two lines of 42, 20 characters a second and 7 seconds: %s', (_name, text, seconds) => {
    const captions = captionsFor([say(text, 1, 1 + seconds)], 1 + seconds + 2)
    for (const caption of captions) {
      expect(longestLine(caption.text)).toBeLessThanOrEqual(CAPTION_LIMITS.lineWidth)
      expect(caption.text.split('\n').length).toBeLessThanOrEqual(2)
      expect(caption.end - caption.start).toBeLessThanOrEqual(7.001)
      expect(textWidth(caption.text) / (caption.end - caption.start)).toBeLessThanOrEqual(20)
      expect(caption.end - caption.start).toBeGreaterThanOrEqual(5 / 6)
    }
    const squeeze = (value: string) => value.replace(/\s/gu, '')
    expect(squeeze(captions.map(caption => caption.text).join(''))).toBe(squeeze(text))
  })
  it('put short clauses that are said fast into one caption', () => {
    const texts = captionsFor([say('No. No! Not that. Stop.', 0, 1.6)], 10).map(caption => caption.text)
    expect(texts).toEqual(['No. No! Not that. Stop.'])
  })
  it('break where clauses end', () => {
    const texts = captionsFor([say(ENGLISH, 0, 14)], 20).map(caption => caption.text)
    expect(texts.map(text => text.at(-1))).toEqual(texts.map(text => /[.,:]$/.exec(text)?.[0]))
  })
  it('never begin a Japanese line with a closing mark or a small kana', () => {
    const lines = captionsFor([say(JAPANESE, 0, 16)], 20).flatMap(caption => caption.text.split('\n'))
    expect(lines.filter(line => /^[、。」ーっゃゅょ]/u.test(line))).toEqual([])
  })
  it('stay in order, do not overlap, and linger into silence when they are short', () => {
    const captions = captionsFor([say('No.', 1, 1.2), say('Run!', 2.5, 2.7), say('Now!', 4, 5.2)], 10)
    expect(captions.map(({ start, end }) => [start, end])).toEqual([
      [1, 1.833],
      [2.5, 3.333],
      [4, 5.2],
    ])
  })
  it('show a quick exchange together, with dashes, and a hurried voice without', () => {
    const other = { ...say('Why?', 0.6, 0.9), speaker: 'ravi' }
    expect(captionsFor([say('No.', 0, 0.3), other], 10)).toEqual([
      { start: 0, end: 0.9, speaker: 'ava', text: '– No.\n– Why?' },
    ])
    expect(captionsFor([say('No.', 0, 0.3), { ...other, speaker: 'ava' }], 10)[0]?.text).toBe('No.\nWhy?')
    expect(captionsFor([say('No.', 0, 0.3), { ...other, start: 2, end: 3 }], 10)).toHaveLength(2)
  })
  it('show nothing after the end, and nothing for what is empty', () => {
    expect(captionsFor([say('Wait for me', 9.5, 11), say('   ', 1, 2)], 10)).toEqual([
      { start: 9.5, end: 10, speaker: 'ava', text: 'Wait for me' },
    ])
  })
  it('write SubRip with right-to-left marks and WebVTT with escapes', () => {
    const captions = captionsFor([say('هل أنت هنا؟', 0, 2), say('a < b & c --> d', 3661.5, 3663)], 4000)
    expect(isRightToLeft(captions[0]?.text ?? '')).toBe(true)
    expect(toSrt(captions)).toBe(
      '1\n00:00:00,000 --> 00:00:02,000\n\u200fهل أنت هنا؟\u200f\n\n2\n01:01:01,500 --> 01:01:03,000\na < b & c → d\n',
    )
    expect(parseSrt(toSrt(captions)).map(({ text }) => text)).toEqual(['هل أنت هنا؟', 'a < b & c → d'])
    expect(toVtt(captions)).toContain('01:01:01.500 --> 01:01:03.000\na &lt; b &amp; c --&gt; d\n')
  })
})
