// Wedges: sweeps of params, each variant a run of its own, side by side until one of them is adopted.
import { randomUUID } from 'node:crypto'
import { createCanvas, loadImage } from '@napi-rs/canvas'
import type { GraphDocument } from '../engine/graph/document.ts'
import { settingsInWords, type WedgeSetting, wedgeVariants, withSettings } from '../engine/graph/edit/wedge.ts'
import type { Json } from '../engine/graph/json.ts'
import type { PlanInfo, ResultInfo, StartWedge, WedgeInfo } from '../engine/protocol/api.ts'
import type { EngineApi } from '../engine/run/api.ts'
import type { Ledger } from '../engine/store/ledger.ts'
import type { Thumbnails } from './thumbnails.ts'

/** What is kept of a wedge: the runs tell the rest. */
interface Kept {
  id: string
  graphId: string
  name: string
  target: string
  key: string
  createdAt: number
  variants: { settings: WedgeSetting[]; words: string; run: string }[]
}

export interface Wedges {
  /** What each variant would execute and cost. Later ones find what earlier ones make, so the sum is the most. */
  plan(request: StartWedge): Promise<{ settings: WedgeSetting[]; plan: PlanInfo }[]>
  /** Starts a run for each variant. @throws InvalidGraphError, Error naming what is wrong with the axes */
  start(request: StartWedge): Promise<WedgeInfo>
  list(graphId: string): WedgeInfo[]
  find(id: string): WedgeInfo | undefined
  /** A picture of all variants with what they set: PNG. */
  sheet(id: string): Promise<Buffer | undefined>
}

/** A variant's items belong to a graph of their own, so that the graph itself stays what it was. */
const variantId = (graphId: string, wedge: string, at: number) => `${graphId.slice(0, 90)}~${wedge}-${at + 1}`
const listName = (graphId: string) => `wedges of ${graphId}`
const keptName = (id: string) => `wedge ${id}`

export function createWedges(engine: EngineApi, ledger: Ledger, thumbnails: Thumbnails, now = Date.now): Wedges {
  const variantsOf = (request: StartWedge) =>
    wedgeVariants(request.axes, request.mode).map(settings => ({
      settings,
      words: settingsInWords(settings, request.graph, engine.specs),
      document: withSettings(request.graph, settings),
    }))
  const targetsOf = ({ target, key }: StartWedge) => [key ? { node: target, key } : { node: target }]

  const infoOf = ({ target, key, variants, ...kept }: Kept): WedgeInfo => ({
    ...kept,
    target,
    key,
    variants: variants.map(({ settings, words, run: id }) => {
      const run = engine.running(id)?.info() ?? engine.runInfo(id)
      const results = engine
        .runResults(id)
        .filter(
          result => result.node === target && (key === '' || result.key === key || result.key.startsWith(`${key}/`)),
        )
      return { settings, words, run: run ?? null, results }
    }),
  })
  const find = (id: string): Kept | undefined => ledger.setting<Json>(keptName(id)) as unknown as Kept | undefined

  return {
    plan: request =>
      Promise.all(
        variantsOf(request).map(async ({ settings, document }) => ({
          settings,
          plan: await engine.plan({ graph: document, targets: targetsOf(request), capUsd: request.capUsd }),
        })),
      ),
    start: async request => {
      const id = randomUUID().slice(0, 8)
      const variants = variantsOf(request)
      const begun = variants.map(({ words, document }, at) => {
        const graph: GraphDocument = {
          ...document,
          id: variantId(request.graph.id, id, at),
          name: `${request.graph.name}: ${words}`.slice(0, 200),
        }
        return engine.start({ graph, targets: targetsOf(request), priority: request.priority, capUsd: request.capUsd })
      })
      const runs = (await Promise.allSettled(begun)).map(result => {
        if (result.status === 'fulfilled') return result.value
        // All or none: what one variant is refused for is mended before any of them runs.
        for (const run of begun) void run.then(other => other.cancel()).catch(() => {})
        throw result.reason
      })
      const kept: Kept = {
        id,
        graphId: request.graph.id,
        name: request.axes.map(axis => axis.param).join(' × '),
        target: request.target,
        key: request.key,
        createdAt: now(),
        variants: variants.map(({ settings, words }, at) => ({ settings, words, run: runs[at]?.id ?? '' })),
      }
      ledger.set(keptName(id), kept as unknown as Json)
      ledger.set(listName(kept.graphId), [id, ...(ledger.setting<string[]>(listName(kept.graphId)) ?? [])])
      return infoOf(kept)
    },
    list: graphId =>
      (ledger.setting<string[]>(listName(graphId)) ?? []).flatMap(id => {
        const kept = find(id)
        return kept ? [infoOf(kept)] : []
      }),
    find: id => {
      const kept = find(id)
      return kept && infoOf(kept)
    },
    sheet: async id => {
      const kept = find(id)
      return kept && drawSheet(infoOf(kept), thumbnails)
    },
  }
}

/** The first file with a picture among a variant's results. */
function pictureOf(results: readonly ResultInfo[]): string | undefined {
  for (const { outputs } of results)
    for (const { value } of outputs) {
      const { digest, mime } = (value ?? {}) as { digest?: string; mime?: string }
      if (digest && /^(image|video)\//.test(mime ?? '')) return digest
    }
  return undefined
}

const CELL = { width: 400, height: 225, label: 40, gap: 12 }
const FONT = '"Inter Variable", Inter, "DejaVu Sans", "Noto Sans", sans-serif'

/** All variants in rows, each with what it set below its picture. */
async function drawSheet(wedge: WedgeInfo, thumbnails: Thumbnails): Promise<Buffer> {
  const columns = Math.ceil(Math.sqrt(wedge.variants.length))
  const rows = Math.ceil(wedge.variants.length / columns)
  const across = CELL.width + CELL.gap
  const down = CELL.height + CELL.label + CELL.gap
  const canvas = createCanvas(columns * across + CELL.gap, rows * down + CELL.gap)
  const context = canvas.getContext('2d')
  context.fillStyle = '#17181b'
  context.fillRect(0, 0, canvas.width, canvas.height)
  for (const [at, { words, results, run }] of wedge.variants.entries()) {
    const x = CELL.gap + (at % columns) * across
    const y = CELL.gap + Math.floor(at / columns) * down
    context.fillStyle = '#24262b'
    context.fillRect(x, y, CELL.width, CELL.height)
    const digest = pictureOf(results)
    const file = digest && (await thumbnails.make(digest, CELL.width * 2, 1).catch(() => undefined))
    context.textBaseline = 'middle'
    if (file) {
      const image = await loadImage(file)
      const scale = Math.min(CELL.width / image.width, CELL.height / image.height)
      const [width, height] = [image.width * scale, image.height * scale]
      context.drawImage(image, x + (CELL.width - width) / 2, y + (CELL.height - height) / 2, width, height)
    } else {
      context.fillStyle = '#9a968c'
      context.font = `14px ${FONT}`
      context.fillText(run?.status ?? 'gone', x + 14, y + CELL.height / 2, CELL.width - 28)
    }
    context.fillStyle = '#e9e6df'
    context.font = `15px ${FONT}`
    context.fillText(words, x + 2, y + CELL.height + CELL.label / 2, CELL.width - 4)
  }
  return canvas.encode('png')
}
