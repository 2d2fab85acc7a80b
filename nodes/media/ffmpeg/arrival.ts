// Filters that whatever arrives from outside goes through first, whoever takes it in.
import type { VideoStream } from './probe.ts'

/** PQ and HLG (ITU-R BT.2100). */
const HIGH_DYNAMIC_RANGE = /^(smpte2084|arib-std-b67)$/
/** To BT.709 with reference white (203 cd/m², ITU-R BT.2408) kept near white and highlights rolled off. */
const TO_STANDARD_RANGE =
  'zscale=t=linear:npl=203,format=gbrpf32le,zscale=p=bt709,tonemap=mobius:desat=0,zscale=t=bt709:m=bt709:r=tv,format=yuv420p'

/**
 * Filters that make of any picture one as clips hold it: whole frames at a constant rate from time 0, square pixels, BT.709
 * in limited range, 4:2:0.
 * @param fps frames a second
 * @param sizing filters that bring it to its size; what its pixels are not square by is theirs to undo
 */
export const asClips = (video: VideoStream, fps: number, sizing: readonly string[]): string[] => [
  ...steadyFrames(video, fps),
  ...sizing,
  'setsar=1',
  `scale=${inputMatrix(video)}out_color_matrix=bt709:out_range=tv:flags=bicubic+accurate_rnd`,
  'format=yuv420p',
]

const steadyFrames = (video: VideoStream, fps: number): string[] => [
  // One frame for each frame, not for each field, so that the count of frames stays.
  ...(video.interlaced ? ['bwdif=mode=send_frame'] : []),
  'setpts=PTS-STARTPTS',
  `fps=${fps}`,
  ...(HIGH_DYNAMIC_RANGE.test(video.colorTransfer) ? [TO_STANDARD_RANGE] : []),
]

/** What `scale` is told of a picture's matrix: untagged ones are BT.709 from 720 lines up and BT.601 below, as players take them. */
const inputMatrix = (video: VideoStream): string =>
  video.colorSpace === 'unknown' && video.height >= 720 ? 'in_color_matrix=bt709:' : ''
