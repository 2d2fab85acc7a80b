// What serves beside the workers: asked for health, and for the choices that widgets list.
import type { HealthInfo } from '../engine/protocol/api.ts'
import { comfyClient, comfyHeaders, comfyUrl } from '../nodes/providers/comfyui/client.ts'
import { installedModels, ollamaHost } from '../nodes/providers/text/ollama.ts'
import type { ChoiceSource } from './choices.ts'

/** Says whether a provider answers now; never throws. */
export type Probe = (signal: AbortSignal) => Promise<HealthInfo['providers'][number]>

const ollama: Probe = async signal => {
  const models = await installedModels(signal).catch(() => undefined)
  const detail =
    models === undefined
      ? `Does not answer at ${ollamaHost()}. Start Ollama, or set OLLAMA_HOST.`
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
    : `Does not answer at ${comfyUrl()}. Start ComfyUI, or set COMFYUI_URL.`
  return { name: 'ComfyUI', capability: 'comfyui.workflow', ok: found !== undefined, detail }
}

export const probes: readonly Probe[] = [ollama, embeddedWriter, comfy]

export const choiceSources: Readonly<Record<string, ChoiceSource>> = {
  'ollama-models': async signal => (await installedModels(signal)) ?? [],
}
