// What serves beside the workers: asked for health, and for the choices that widgets list; and the settings that connect it.
import type { HealthInfo } from '../engine/protocol/api.ts'
import { comfyClient, comfyHeaders, comfyUrl } from '../nodes/providers/comfyui/client.ts'
import { installedModels, ollamaHost } from '../nodes/providers/text/ollama.ts'
import type { ChoiceSource } from './choices.ts'
import type { Setting } from './library/secrets.ts'

/** Says whether a provider answers now; never throws. */
export type Probe = (signal: AbortSignal) => Promise<HealthInfo['providers'][number]>

/** The settings of providers that a person may enter in the editor: what reads them is named with each. */
export const providerSettings = {
  /** `nodes/providers/text/ollama.ts` */
  ollama: [
    { name: 'OLLAMA_HOST', title: 'Address of Ollama', kind: 'address', example: 'http://127.0.0.1:11434' },
    { name: 'OLLAMA_API_KEY', title: 'Key of Ollama', kind: 'key', example: 'only for its cloud or a proxy' },
  ],
  /** `nodes/providers/comfyui/client.ts` and `worker/runners/comfyui.runner.ts` */
  comfyui: [
    { name: 'COMFYUI_URL', title: 'Address of ComfyUI', kind: 'address', example: 'http://127.0.0.1:8188' },
    { name: 'COMFYUI_TOKEN', title: 'Token of ComfyUI', kind: 'key', example: 'only behind a proxy that asks for one' },
  ],
} as const satisfies Record<string, readonly Setting[]>

/** An address without the name and password that it may hold: what is told may be seen by anybody. */
const shown = (url: string): string => url.replace(/\/\/[^/@]*@/, '//')

const ollama: Probe = async signal => {
  const models = await installedModels(signal).catch(() => undefined)
  const detail =
    models === undefined
      ? `Does not answer at ${shown(ollamaHost())}. Start Ollama, or set OLLAMA_HOST.`
      : models.length > 0
        ? models.join(', ')
        : 'Answers, but has no model. Run “ollama pull llama3.2”.'
  return { name: 'Ollama', capability: 'script.write', ok: (models?.length ?? 0) > 0, detail }
}

const embeddedWriter: Probe = async () => ({
  name: 'Embedded writer',
  capability: 'script.write',
  ok: true,
  detail: 'Built in: writes when no model answers.',
})

const comfy: Probe = async signal => {
  const found = await comfyClient(comfyUrl(), comfyHeaders())
    .health(signal)
    .catch(() => undefined)
  const detail = found
    ? `ComfyUI ${found.version} on ${found.device}`
    : `Does not answer at ${shown(comfyUrl())}. Start ComfyUI, or set COMFYUI_URL.`
  return { name: 'ComfyUI', capability: 'comfyui.workflow', ok: found !== undefined, detail }
}

export const probes: readonly Probe[] = [ollama, embeddedWriter, comfy]

const comfyOptions = (type: string, input: string, signal: AbortSignal): Promise<string[]> =>
  comfyClient(comfyUrl(), comfyHeaders()).options(type, input, signal)

export const choiceSources: Readonly<Record<string, ChoiceSource>> = {
  'ollama-models': async signal => (await installedModels(signal)) ?? [],
  'comfyui-checkpoints': signal => comfyOptions('CheckpointLoaderSimple', 'ckpt_name', signal),
  'comfyui-loras': signal => comfyOptions('LoraLoader', 'lora_name', signal),
}
