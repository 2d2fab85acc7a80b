// Two takes of one item: over each other with a wipe where they can be seen, and what differs; either can be pinned.
import { Pin } from 'lucide-react'
import { useRef, useState } from 'react'
import type { TakeInfo } from '../../engine/protocol/api.ts'
import { artifactUrl, thumbnailUrl } from '../api/http.ts'
import { timecode } from '../canvas/words.ts'
import { PlayMark } from '../faces/media/PlayMark.tsx'
import { type ClipRef, isClip, isEpisode, isPicture, type PictureRef } from '../faces/values.ts'
import { TakeDifference } from './TakeDifference.tsx'

/** A take that can be looked at, and the number people know it by. */
interface SeenTake {
  readonly take: string
  readonly number: number
  readonly picture: PictureRef | ClipRef
}

/** The takes that have a picture or a clip to show, in the order given (newest first); the oldest is number 1. */
export function seenTakes(takes: readonly TakeInfo[]): SeenTake[] {
  return takes.flatMap((take, at) => {
    for (const { value } of take.outputs) {
      const picture = isEpisode(value) ? value.video : isPicture(value) ? value : undefined
      if (picture) return [{ take: take.take, number: takes.length - at, picture }]
    }
    return []
  })
}

/** @param takes newest first; the oldest is number 1
 * @param current the take that the item shows now: it stands on the left first */
export function TakeCompare({
  takes,
  current,
  pinned,
  onPin,
}: {
  takes: readonly TakeInfo[]
  current: string | undefined
  pinned: string | undefined
  onPin: (take: string) => void
}) {
  const [chosen, setChosen] = useState<{ left?: string; right?: string }>({})
  const [wipe, setWipe] = useState(50)
  const numbered = takes.map(({ take }, at) => ({ take, number: takes.length - at }))
  const seen = seenTakes(takes)
  const of = (take: string | undefined) => numbered.find(each => each.take === take)
  const left = of(chosen.left) ?? of(current) ?? numbered[0]
  const right = of(chosen.right) ?? numbered.find(each => each !== left)
  if (!left || !right) return null
  const sides = [
    { id: 'left', take: left, words: 'left' },
    { id: 'right', take: right, words: 'right' },
  ] as const
  const [leftSeen, rightSeen] = [left, right].map(({ take }) => seen.find(each => each.take === take))
  return (
    <section className="compare" aria-label="Compare two takes">
      {leftSeen && rightSeen && (
        <Stage key={`${left.take} ${right.take}`} left={leftSeen} right={rightSeen} wipe={wipe} onWipe={setWipe} />
      )}
      <div className="compare-sides">
        {sides.map(side => (
          <div key={side.id} data-side={side.id}>
            <select
              className="input"
              aria-label={`Take on the ${side.words}`}
              value={side.take.take}
              onChange={event => setChosen({ left: left.take, right: right.take, [side.id]: event.target.value })}
            >
              {numbered.map(each => (
                <option key={each.take} value={each.take}>
                  Take {each.number}
                </option>
              ))}
            </select>
            <button
              type="button"
              className="button small"
              disabled={pinned === side.take.take}
              aria-label={`Pin take ${side.take.number}`}
              onClick={() => onPin(side.take.take)}
            >
              <Pin size={12} aria-hidden /> {pinned === side.take.take ? 'Pinned' : 'Pin'}
            </button>
          </div>
        ))}
      </div>
      <TakeDifference a={left.take} b={right.take} numbers={[left.number, right.number]} />
    </section>
  )
}

/** The two pictures, the wipe over them, and for clips one transport for both. */
function Stage({
  left,
  right,
  wipe,
  onWipe,
}: {
  left: SeenTake
  right: SeenTake
  wipe: number
  onWipe: (percent: number) => void
}) {
  const first = useRef<HTMLVideoElement>(null)
  const second = useRef<HTMLVideoElement>(null)
  const [playing, setPlaying] = useState(false)
  const [time, setTime] = useState(0)
  const clip = isClip(left.picture) && isClip(right.picture) ? left.picture : undefined
  const frame = 1 / (clip?.fps ?? 24)
  const go = (seconds: number): void => {
    for (const video of [first.current, second.current]) if (video) video.currentTime = seconds
    setTime(seconds)
  }
  const toggle = (): void => {
    for (const video of [first.current, second.current]) {
      if (!video) continue
      if (playing) video.pause()
      else void video.play()
    }
    if (playing) go(first.current?.currentTime ?? 0)
    setPlaying(!playing)
  }
  /** The left leads; the right follows when it is more than two frames off, or has ended before. */
  const follow = (): void => {
    const [lead, other] = [first.current, second.current]
    if (!lead || !other) return
    setTime(lead.currentTime)
    if (lead.paused) return
    if (Math.abs(other.currentTime - lead.currentTime) > 2 * frame) other.currentTime = lead.currentTime
    if (other.paused && lead.currentTime < other.duration) void other.play()
  }
  const { width, height } = left.picture
  return (
    <>
      <div
        className="compare-stage"
        style={{ aspectRatio: `${width} / ${height}`, ['--ratio' as string]: width / height }}
      >
        <Picture take={right} video={second} />
        <div className="compare-left" style={{ clipPath: `inset(0 ${100 - wipe}% 0 0)` }}>
          <Picture take={left} video={first} onTime={follow} />
        </div>
        <span className="compare-tag">{left.number}</span>
        <span className="compare-tag right">{right.number}</span>
        <span className="compare-line" style={{ left: `${wipe}%` }} aria-hidden />
        <input
          type="range"
          className="compare-wipe"
          min={0}
          max={100}
          step={0.5}
          value={wipe}
          aria-label="Wipe"
          aria-valuetext={`${Math.round(wipe)} % take ${left.number}, the rest take ${right.number}`}
          onChange={event => onWipe(Number(event.target.value))}
        />
      </div>
      {clip && (
        <div className="compare-bar">
          <button
            type="button"
            className="icon-button"
            aria-label={playing ? 'Pause both' : 'Play both'}
            onClick={toggle}
          >
            <PlayMark playing={playing} size={13} />
          </button>
          <input
            type="range"
            min={0}
            max={clip.duration - frame}
            step={frame}
            value={time}
            aria-label="Position in both takes"
            onChange={event => go(Number(event.target.value))}
          />
          <span className="mono">{timecode(time, clip.fps)}</span>
        </div>
      )}
    </>
  )
}

function Picture({
  take,
  video,
  onTime,
}: {
  take: SeenTake
  video: { current: HTMLVideoElement | null }
  onTime?: () => void
}) {
  const { picture, number } = take
  if (!isClip(picture)) return <img src={artifactUrl(picture.digest)} alt={`Take ${number}`} draggable={false} />
  return (
    <video
      ref={video}
      src={artifactUrl(picture.digest)}
      poster={thumbnailUrl(picture.digest, 640, 0)}
      aria-label={`Take ${number}`}
      preload="auto"
      loop
      muted
      playsInline
      onTimeUpdate={onTime}
    />
  )
}
