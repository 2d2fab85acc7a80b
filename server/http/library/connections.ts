// What serves what, and the keys that connect it: those go in and never come out again.
import { z } from '@hono/zod-openapi'
import type { CapabilityInfo, ConnectionsInfo, SettingInfo } from '../../../engine/protocol/library.ts'
import { locateFfmpeg } from '../../../nodes/media/ffmpeg/index.ts'
import { capabilitiesOf, settingInfo } from '../../library/connections.ts'
import { SecretError } from '../../library/secrets.ts'
import { answer, body, route, routes, type Services } from '../api.ts'
import { Fault } from '../errors.ts'
import { WorkerInfoSchema } from '../schemas.ts'

const tag = { tags: ['Workers and providers'] }

const SettingSchema: z.ZodType<SettingInfo> = z
  .object({
    name: z.string().openapi({ description: 'As in the environment.' }),
    title: z.string(),
    secret: z.boolean(),
    example: z.string(),
    from: z
      .enum(['environment', 'stored'])
      .nullable()
      .openapi({ description: 'Where its value comes from. The value itself is never told.' }),
  })
  .openapi('Setting')

const CapabilitySchema: z.ZodType<CapabilityInfo> = z
  .object({
    capability: z.string(),
    title: z.string(),
    providers: z.array(
      z.object({
        name: z.string(),
        state: z.enum(['serving', 'ready', 'missing']),
        detail: z.string(),
        connect: z
          .object({ steps: z.array(z.string()), command: z.string().optional(), settings: z.array(SettingSchema) })
          .optional(),
      }),
    ),
  })
  .openapi('Capability')

const ConnectionsSchema: z.ZodType<ConnectionsInfo> = z
  .object({
    version: z.string(),
    data: z.string(),
    ffmpeg: z.string().nullable(),
    workers: z.array(WorkerInfoSchema),
    capabilities: z.array(CapabilitySchema),
  })
  .openapi('Connections')

const nameParam = z.object({
  name: z.string().regex(/^[A-Z][A-Z0-9_]{1,63}$/, 'a setting is named as in the environment'),
})

const refusing = <T>(work: () => T): T => {
  try {
    return work()
  } catch (error) {
    if (error instanceof SecretError) throw new Fault(error.kind === 'unknown' ? 404 : 400, error.message)
    throw error
  }
}

export function connectionRoutes({ hub, probes, secrets, data, version, refreshWorker }: Services) {
  const info = (name: string): SettingInfo => {
    const setting = secrets.settings.find(one => one.name === name)
    if (!setting) throw new Fault(404, 'There is no setting of this name.')
    return settingInfo(setting, secrets)
  }
  return routes()
    .openapi(
      route({
        ...tag,
        method: 'get',
        path: '/api/connections',
        summary: 'For each capability: what serves it now, what could, and how to connect that.',
        responses: { 200: answer('What serves what.', ConnectionsSchema) },
      }),
      async c => {
        const workers = hub.workers()
        const ffmpeg = await locateFfmpeg().then(
          found => found.version,
          () => null,
        )
        const health = await Promise.all(probes.map(probe => probe(c.req.raw.signal)))
        return c.json(
          { version, data, ffmpeg, workers, capabilities: capabilitiesOf(workers, health, secrets, data) },
          200,
        )
      },
    )
    .openapi(
      route({
        ...tag,
        method: 'get',
        path: '/api/secrets',
        summary: 'The settings that may be entered, and where each has its value from; never a value.',
        responses: { 200: answer('The settings.', z.array(SettingSchema)) },
      }),
      c =>
        c.json(
          secrets.settings.map(setting => settingInfo(setting, secrets)),
          200,
        ),
    )
    .openapi(
      route({
        ...tag,
        method: 'put',
        path: '/api/secrets/{name}',
        summary: 'Keeps a key or address in the data folder, for the owner alone. It is never told again.',
        request: {
          params: nameParam,
          body: body(z.object({ value: z.string().openapi({ writeOnly: true }) })),
        },
        responses: { 200: answer('Kept.', SettingSchema) },
      }),
      c => {
        const { name } = c.req.valid('param')
        refusing(() => secrets.set(name, c.req.valid('json').value))
        refreshWorker()
        return c.json(info(name), 200)
      },
    )
    .openapi(
      route({
        ...tag,
        method: 'delete',
        path: '/api/secrets/{name}',
        summary: 'Forgets a stored key or address.',
        request: { params: nameParam },
        responses: { 200: answer('Forgotten.', SettingSchema) },
      }),
      c => {
        const { name } = c.req.valid('param')
        if (refusing(() => secrets.remove(name))) refreshWorker()
        return c.json(info(name), 200)
      },
    )
}
