// ffmpeg for the library: everything that runs it goes through here.

export { asClips } from './arrival.ts'
export { CONCAT_INPUT, type ConcatPart, concatCopy, concatList } from './concat.ts'
export { type DecodeOptions, decodeFrames, extractFrame } from './frames.ts'
export { locateFfmpeg } from './locate.ts'
export { type PacketTimes, packetTimes, pictureTrack, startTime } from './packets.ts'
export { filterPath } from './paths.ts'
export { type Probe, probe, type VideoStream } from './probe.ts'
export { readRaw } from './raw.ts'
export { type FfmpegCommand, runFfmpeg } from './run.ts'
export {
  BT709_TAGS,
  CLIP_CRF,
  CLIP_PRESET,
  clipOptions,
  deterministic,
  RGB_TO_BT709,
  STILL_TAGS,
  videoTimescale,
} from './settings.ts'
