// The models that a running Ollama has.
import { z } from 'zod'
import type { ChoiceSource } from './choices.ts'

const Tags = z.object({ models: z.array(z.object({ name: z.string() })) })

/** `GET /api/tags` of the Ollama at `OLLAMA_HOST`, or on this machine. */
export const ollamaModels: ChoiceSource = async signal => {
  const host = process.env.OLLAMA_HOST || 'http://127.0.0.1:11434'
  const response = await fetch(new URL('/api/tags', host.includes('://') ? host : `http://${host}`), { signal })
  if (!response.ok) throw new Error(`Ollama answered ${response.status}`)
  return Tags.parse(await response.json()).models.map(model => model.name)
}
