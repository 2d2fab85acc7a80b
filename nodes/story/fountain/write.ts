// A script as Fountain: what any screenwriting program opens, and what the import reads back without loss of keys or lengths.
import { NARRATOR, type SceneValue, type ScriptValue } from '../../types.ts'

/** @param nameOf a character's name by id */
export function writeFountain(script: ScriptValue, nameOf: (id: string) => string): string {
  const title = [
    `Title: ${oneLine(script.title)}`,
    ...(script.logline ? [`Logline: ${oneLine(script.logline)}`] : []),
    ...(script.genre ? [`Genre: ${oneLine(script.genre)}`] : []),
    ...(script.tone ? [`Tone: ${oneLine(script.tone)}`] : []),
  ]
  return `${[title.join('\n'), ...script.scenes.map(scene => writeScene(scene, nameOf))].join('\n\n')}\n`
}

function writeScene(scene: SceneValue, nameOf: (id: string) => string): string {
  const marks = [
    `id: ${scene.id}`,
    `seconds: ${Number((scene.frames / scene.fps).toFixed(4))}`,
    `camera: ${oneLine(scene.camera)}`,
    ...(scene.mood ? [`mood: ${oneLine(scene.mood)}`] : []),
    ...(scene.country ? [`country: ${oneLine(scene.country)}`] : []),
    ...(scene.weather ? [`weather: ${oneLine(scene.weather)}`] : []),
    ...(scene.props.length > 0 ? [`props: ${oneLine(scene.props.join(', '))}`] : []),
  ]
  const place = oneLine(scene.place)
  return [
    `${scene.interior ? 'INT.' : 'EXT.'} ${place === place.toLowerCase() ? place.toUpperCase() : place} - ${scene.hour.toUpperCase()} #${scene.number}#`,
    marks.map(mark => `[[${mark}]]`).join('\n'),
    // A forced action is never mistaken for a heading or a name.
    `!${oneLine(scene.action)}`,
    ...scene.utterances.map(({ speaker, text, emotion }) =>
      [
        `@${speaker === NARRATOR ? 'NARRATOR' : oneLine(nameOf(speaker))}`,
        ...(emotion === 'neutral' ? [] : [`(${emotion})`]),
        oneLine(text),
      ].join('\n'),
    ),
  ].join('\n\n')
}

/** Marks of Fountain in the words are escaped, so that they come back as they were. */
const oneLine = (text: string): string =>
  text
    .replace(/\s+/g, ' ')
    .replace(/\]\]|\[\[|\/\*|\*\//g, mark => mark.split('').join(' '))
    .replace(/[*_]/g, '\\$&')
    .trim()
