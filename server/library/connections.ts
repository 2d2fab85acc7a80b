// What serves each capability now, what could, and how it is connected: the workers' offers, the providers' health, and
// what this build knows to connect.
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import type { HealthInfo, WorkerInfo } from '../../engine/protocol/api.ts'
import type { CapabilityInfo, ProviderInfo, SettingInfo } from '../../engine/protocol/library.ts'
import { CAPABILITIES } from '../../nodes/media/jobs.ts'
import { FILM_CAPABILITY } from '../../nodes/media/measure/job.ts'
import { WORKFLOW_CAPABILITY } from '../../nodes/providers/comfyui/job.ts'
import { providerSettings } from '../providers.ts'
import type { Secrets, Setting } from './secrets.ts'

export const SCRIPT_CAPABILITY = 'script.write'

/** What each capability is for people, in the order of an episode. */
export const CAPABILITY_TITLES: ReadonlyMap<string, string> = new Map([
  [SCRIPT_CAPABILITY, 'Scripts and prompts'],
  [CAPABILITIES.portrait, 'Portraits'],
  [CAPABILITIES.photo, 'Characters from photographs'],
  [CAPABILITIES.video, 'Shots'],
  [CAPABILITIES.speech, 'Voices'],
  [CAPABILITIES.music, 'Music'],
  [CAPABILITIES.sound, 'Effects'],
  [CAPABILITIES.identify, 'Face identity'],
  [CAPABILITIES.repair, 'Face repair'],
  [CAPABILITIES.upscale, 'Upscaling'],
  [FILM_CAPABILITY, 'Checking the cut'],
  [WORKFLOW_CAPABILITY, 'ComfyUI workflows'],
])

/** What could serve a capability beside what answers, and how it is connected. */
interface Offer {
  readonly name: string
  readonly serves: readonly string[]
  /** Answers under these names, in health and in the workers' offers. */
  readonly known: readonly string[]
  readonly detail: string
  readonly steps: readonly string[]
  readonly command?: string
  readonly settings: readonly Setting[]
}

const OFFERS: readonly Offer[] = [
  {
    name: 'Ollama',
    serves: [SCRIPT_CAPABILITY],
    known: ['Ollama'],
    detail: 'Language models on this machine or another.',
    steps: ['Install and start Ollama.', 'Pull any model.', 'Where it is not on this machine, enter its address.'],
    command: 'ollama pull llama3.2',
    settings: providerSettings.ollama,
  },
  {
    name: 'ComfyUI',
    serves: [WORKFLOW_CAPABILITY],
    known: ['ComfyUI', 'comfyui'],
    detail: 'Any workflow, on a GPU of yours.',
    steps: ['Start ComfyUI.', 'Enter its address, also when it is the usual one: then the worker offers it too.'],
    command: 'python main.py --listen 127.0.0.1 --port 8188',
    settings: providerSettings.comfyui,
  },
  {
    name: 'ComfyUI beside a worker',
    serves: [CAPABILITIES.video],
    known: ['comfyui'],
    detail: 'Shots by a workflow of your choice.',
    steps: [
      'Start ComfyUI and enter its address.',
      'Put the workflow with its bindings into comfyui/video.generate.json of the data folder.',
      'Choose “comfyui” as the provider of Video Gen, or leave it on auto.',
    ],
    settings: providerSettings.comfyui,
  },
  {
    name: 'Upscaler on a worker',
    serves: [CAPABILITIES.upscale],
    known: [],
    detail: 'None is built in: Upscale filters by itself unless a worker offers this.',
    steps: ['Write a runner that offers image.upscale, and start a worker with its folder.'],
    command: 'npm run worker -- --server <this server> --token <token> --runners <folder>',
    settings: [],
  },
]

/** The settings that may be entered. */
export const allSettings: readonly Setting[] = Object.values(providerSettings).flat()

export const settingInfo = (setting: Setting, secrets: Pick<Secrets, 'from'>): SettingInfo => ({
  name: setting.name,
  title: setting.title,
  secret: setting.kind === 'key',
  example: setting.example,
  from: secrets.from(setting.name),
})

/** @param health of what serves beside the workers @param data the data folder, for models that lie there */
export function capabilitiesOf(
  workers: readonly WorkerInfo[],
  health: HealthInfo['providers'],
  secrets: Pick<Secrets, 'from'>,
  data: string,
): CapabilityInfo[] {
  const names = new Set([
    ...CAPABILITY_TITLES.keys(),
    ...workers.flatMap(worker => worker.offers.map(offer => offer.capability)),
  ])
  return [...names].map(capability => {
    const answering = [
      ...byRunner(workers, capability),
      ...health.filter(one => one.capability === capability && one.ok),
    ]
    const providers: ProviderInfo[] = answering.map(({ name, detail }, index) => ({
      name,
      state: index === 0 ? 'serving' : 'ready',
      detail: detail + (capability === CAPABILITIES.identify ? identityModels(data) : ''),
      ...connectOf(
        OFFERS.find(offer => offer.serves.includes(capability) && offer.known.includes(name)),
        secrets,
      ),
    }))
    const missing = OFFERS.filter(
      offer => offer.serves.includes(capability) && !answering.some(({ name }) => offer.known.includes(name)),
    ).map((offer): ProviderInfo => {
      const said = health.find(one => !one.ok && one.capability === capability && offer.known.includes(one.name))
      return { name: offer.name, state: 'missing', detail: said?.detail ?? offer.detail, ...connectOf(offer, secrets) }
    })
    return { capability, title: CAPABILITY_TITLES.get(capability) ?? capability, providers: [...providers, ...missing] }
  })
}

function connectOf(offer: Offer | undefined, secrets: Pick<Secrets, 'from'>): Pick<ProviderInfo, 'connect'> {
  if (!offer) return {}
  const settings = offer.settings.map(setting => settingInfo(setting, secrets))
  return { connect: { steps: offer.steps, ...(offer.command ? { command: offer.command } : {}), settings } }
}

/** The runners that offer a capability, with the workers that have them. */
function byRunner(workers: readonly WorkerInfo[], capability: string): { name: string; detail: string }[] {
  const found = new Map<string, { workers: string[]; slots: number }>()
  for (const worker of workers)
    for (const offer of worker.offers) {
      if (offer.capability !== capability) continue
      const one = found.get(offer.runner) ?? { workers: [], slots: 0 }
      one.workers.push(worker.name)
      one.slots += offer.slots
      found.set(offer.runner, one)
    }
  return [...found].map(([name, { workers: on, slots }]) => ({
    name,
    detail: `on ${on.length === 1 ? 'worker' : 'workers'} ${on.join(', ')}, ${slots} at a time`,
  }))
}

/** Which networks judge faces: InsightFace's when their files lie in the models folder. */
function identityModels(data: string): string {
  let files: readonly string[] = []
  try {
    files = readdirSync(join(data, 'models'))
  } catch {
    // There is no such folder, so the embedded networks serve.
  }
  const own = files.some(name => /^det_.*\.onnx$/.test(name)) && files.some(name => /^w600k_.*\.onnx$/.test(name))
  return own ? '; InsightFace, from models' : '; embedded networks (InsightFace serves when its files lie in models)'
}
