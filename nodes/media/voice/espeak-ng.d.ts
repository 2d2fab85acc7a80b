// The part of the eSpeak NG build for JavaScript that we call; the package carries no types.
declare module '@echogarden/espeak-ng-emscripten' {
  export interface EspeakEvent {
    type: string
    /** Counted in code points, from 1. */
    text_position: number
    word_length: number
    /** Milliseconds. */
    audio_position: number
    id: string | number | undefined
  }
  export interface EspeakWorker {
    /** Words a minute. */
    rate: number
    /** 0…99, 50 is the voice's own. */
    pitch: number
    /** 0…99, 50 is the voice's own. */
    range: number
    readonly samplerate: number
    /** 0 when the voice is there. */
    set_voice(name: string): number
    synthesize(text: string, take: (audio: Int16Array, events: EspeakEvent[]) => boolean): void
  }
  export interface EspeakModule {
    FS: { writeFile(path: string, text: string): void }
    /** All of its memory; another array when it has grown. */
    readonly HEAPU8: Uint8Array
    eSpeakNGWorker: new () => EspeakWorker
  }
  const create: (options?: object) => Promise<EspeakModule>
  export default create
}
