// ffmpeg for the library: everything that runs it goes through here.
export { CONCAT_INPUT, type ConcatPart, concatCopy, concatList } from './concat.ts'
export { type DecodeOptions, decodeFrames, extractFrame, lastFrame } from './frames.ts'
export { type Ffmpeg, locateFfmpeg } from './locate.ts'
export { type PacketTimes, packetTimes } from './packets.ts'
export { type AudioStream, ffprobe, type Probe, probe, type VideoStream } from './probe.ts'
export { readRaw } from './raw.ts'
export { type FfmpegCommand, type FfmpegRun, runFfmpeg } from './run.ts'
export {
  BT709_TAGS,
  CLIP_CRF,
  CLIP_PRESET,
  type ClipEncoding,
  clipOptions,
  deterministic,
  keyInterval,
  RGB_TO_BT709,
  THREADS,
  videoTimescale,
} from './settings.ts'
