// The expression language and the templates: what they say, what they refuse, and that they stay within bounds.
import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Json } from '../../../engine/graph/json.ts'
import { evaluate } from './evaluate.ts'
import { FUNCTIONS } from './functions.ts'
import { scopeOf } from './names.ts'
import { fill } from './template.ts'

const scene: Json = {
  place: 'secret lab',
  frames: 240,
  characters: ['ava', 'ravi'],
  utterances: [
    { speaker: 'ava', text: 'Run!' },
    { speaker: 'ravi', text: 'Where?' },
  ],
  note: null,
}
const scope = { scene, n: 3, name: 'Ava', on: true, list: [3, 1, 2] }
const value = (source: string) => evaluate(source, scope)

describe('expressions', () => {
  it.each<[string, Json]>([
    ['1 + 2 * 3 - 4 / 2', 5],
    ['-2 ** 2', -4],
    ['2 ** 3 ** 2', 512],
    ['10 % 4 + .5', 2.5],
    ['(1 + 2) * n', 9],
    ['"a" + 1 + \'b\'', 'a1b'],
    ['n > 2 && not (name == "Ravi")', true],
    ['n < 2 or on', true],
    ['on ? "day" : "night"', 'day'],
    ['n == 1 ? "one" : n == 3 ? "three" : "many"', 'three'],
    ['scene.place', 'secret lab'],
    ['scene["frames"] / 24', 10],
    ['scene.utterances[0].text', 'Run!'],
    ['scene.utterances[-1].speaker', 'ravi'],
    ['scene.utterances[*].text', ['Run!', 'Where?']],
    ['[scene, scene][*].utterances[*].speaker', ['ava', 'ravi', 'ava', 'ravi']],
    ['"ava" in scene.characters', true],
    ['"lab" in scene.place', true],
    ['scene.nick ?? "none"', 'none'],
    ['scene.note ?? "none"', 'none'],
    ['scene.nick | default("-")', '-'],
    ['has(scene.nick) || has(scene.place)', true],
    ['scene.place | title | replace("Lab", "Room")', 'Secret Room'],
    ['list | sort | join("<")', '1<2<3'],
    ['max(list) - min(list)', 2],
    ['mean([1, 2, 6])', 3],
    ['round(2.345, 2)', 2.35],
    ['clamp(n, 5, 9)', 5],
    ['count(name) + count(list)', 6],
    ['[1, [2, 3]] == [1, [2, 3]]', true],
    ['pad(7, 3)', '007'],
    ['timecode(83.4)', '0:01:23.4'],
    ['timecode(83.5, 24)', '00:01:23:12'],
    ['cut("überlang", 5)', 'über…'],
    ['"日本語" | count', 3],
    ['range(2, 5)', [2, 3, 4]],
    ['keys(scene) | first', 'characters'],
  ])('%s', (source, expected) => {
    expect(value(source)).toEqual(expected)
  })

  it.each([
    ['', 'empty'],
    ['1 +', 'the expression ends'],
    ['1 2', 'stands where the end'],
    ['(1', 'a ) after'],
    ['scene.plase', 'no “plase” in scene: it has characters, frames, note, place'],
    ['plase', 'there is no plase; known are scene, n'],
    ['scene.utterances[7]', 'no item 7 in scene.utterances: it is a list of 2'],
    ['"a" * 2', '* takes two numbers, not the text "a"'],
    ['1 / 0', 'has no value'],
    ['1 < "a"', 'cannot be compared'],
    ['foo(1)', 'there is no function foo'],
    ['upper(3)', 'not a text'],
    ['upper("a", "b")', 'takes 1 values, not 2'],
    ['"abc', 'no closing "'],
    ['a # b', '“#” belongs to no expression'],
    ['10 ** 400', 'no finite number'],
  ])('refuses %s and says why', (source, words) => {
    expect(() => value(source)).toThrow(words)
  })

  it('reaches nothing but the members of its values', () => {
    for (const source of [
      'scene.constructor',
      'scene["__proto__"]',
      'name.length',
      'list.map',
      'scene.toString',
      'constructor',
      '__proto__',
      'this',
      'process',
      'globalThis',
      'toString()',
      'constructor("x")',
    ])
      expect(() => value(source), source).toThrow(/there is no/)
  })

  it('ends within its bounds on hostile input', () => {
    expect(() => value('('.repeat(1500))).toThrow('brackets')
    expect(() => value('-'.repeat(1500))).toThrow('brackets')
    expect(() => value(`${'1+'.repeat(6000)}1`)).toThrow('characters')
    expect(() => value(`${'1+'.repeat(4000)}1`)).toThrow('words and signs')
    expect(value(`${'1+'.repeat(900)}1`)).toBe(901)
    expect(() => value('range(0, 1e9)')).toThrow('100000 are the most')
    expect(() => evaluate('s + s', { s: 'x'.repeat(600_000) })).toThrow('longer than')
  })

  it('gives a value or an error in words for any text', () => {
    const pieces = fc.constantFrom(
      '1',
      '"a"',
      'n',
      'scene',
      '.place',
      '[0]',
      '[*]',
      '+',
      '-',
      '*',
      '(',
      ')',
      '?',
      ':',
      '|',
      'upper',
      '??',
      ',',
      '[',
      ']',
      ' ',
      'in',
      '!',
    )
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.array(pieces, { maxLength: 24 }).map(parts => parts.join('')),
        ),
        source => {
          try {
            JSON.stringify(value(source))
          } catch (error) {
            expect((error as Error).name).toBe('ExpressionError')
            expect((error as Error).message).not.toBe('')
          }
        },
      ),
      { numRuns: 400 },
    )
  })

  it('keeps the precedence of products over sums, and of both from left to right', () => {
    const number = fc.integer({ min: 1, max: 99 })
    const product = fc.array(number, { minLength: 1, maxLength: 4 })
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.boolean(), product), { minLength: 1, maxLength: 6 }), terms => {
        const source = terms.map(([minus, factors]) => `${minus ? '-' : '+'} ${factors.join(' * ')}`).join(' ')
        const sum = terms.reduce(
          (total, [minus, factors]) => total + (minus ? -1 : 1) * factors.reduce((a, b) => a * b),
          0,
        )
        expect(evaluate(`0 ${source}`, {})).toBe(sum)
      }),
      { numRuns: 100 },
    )
  })
})

describe('the page about it', () => {
  it('lists every function', () => {
    const page = readFileSync(new URL('../../../docs/utility-nodes.md', import.meta.url), 'utf8')
    const listed = new Set(page.slice(page.indexOf('## Expressions')).match(/\w+/g))
    expect(Object.keys(FUNCTIONS).filter(name => !listed.has(name))).toEqual([])
  })
})

describe('names', () => {
  it('are those of the param, then those of the ports', () => {
    expect(scopeOf('scene, , x', { a: 1, b: 2, c: undefined, d: 4 })).toEqual({ scene: 1, b: 2, d: 4 })
    expect(() => scopeOf('b', { a: 1, b: 2 })).toThrow('stands twice')
    expect(() => scopeOf('2x', { a: 1 })).toThrow('is no name')
  })
})

describe('templates', () => {
  it('put values in, by path and filter', () => {
    expect(fill('{{scene.place | title}}, {{scene.frames / 24}} s', scope)).toBe('Secret Lab, 10 s')
  })
  it('choose and repeat, and leave no empty lines where only a tag stood', () => {
    const text = `Cast:
{{#each scene.utterances as line}}
- {{line.speaker}}: {{line.text}}{{#if not line_last}},{{/if}}
{{/each}}
{{#if n > 5}}
many
{{else}}
few ({{line_index | default("no line")}})
{{/if}}
  {{! a remark }}
End`
    expect(fill(text, scope)).toBe('Cast:\n- ava: Run!,\n- ravi: Where?\nfew (no line)\nEnd')
  })
  it('name what is missing, with its line', () => {
    expect(() => fill('one\n{{scene.plase}}', scope)).toThrow('line 2, at character 6: there is no “plase” in scene')
  })
  it.each([
    ['{{#if on}}x', 'never closed'],
    ['{{/if}}', 'closes nothing'],
    ['{{#if on}}{{/each}}', 'the block ends with {{/each}}'],
    ['{{#with a}}x{{/with}}', 'no block #with'],
    ['{{ name', 'no closing }}'],
    ['{{#each n}}x{{/each}}', 'takes a list'],
  ])('refuse %s', (template, words) => {
    expect(() => fill(template, scope)).toThrow(words)
  })
  it('stop growing at a million characters', () => {
    const deep = '{{#each r as a}}{{#each r as b}}{{#each r as c}}0123456789{{/each}}{{/each}}{{/each}}'
    expect(() => fill(deep, { r: Array.from({ length: 100 }, (_, i) => i) })).toThrow('longer than')
  })
})
