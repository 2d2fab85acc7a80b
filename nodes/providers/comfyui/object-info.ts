// What a ComfyUI says of its node types (`GET /object_info`): which inputs are widgets, and in which order.
import { isObject } from '../../../engine/graph/json.ts'

/** The parts of an `/object_info` entry that are used. Untrusted: read through the functions below. */
export interface NodeInfo {
  readonly input?: { readonly required?: Record<string, unknown>; readonly optional?: Record<string, unknown> }
  readonly input_order?: { readonly required?: readonly string[]; readonly optional?: readonly string[] }
  readonly output?: readonly unknown[]
  readonly output_node?: boolean
}
export type ObjectInfo = Readonly<Record<string, NodeInfo>>

/** One widget as it lies in `widgets_values`. */
export interface WidgetSlot {
  /** The input's name; undefined for a value that belongs to no input, such as an upload button's. */
  readonly name: string | undefined
  /** A value that the editor adds after it: `fixed`, `increment`, `decrement`, `randomize`. */
  readonly hasControl: boolean
}

const WIDGET_TYPES = new Set(['INT', 'FLOAT', 'STRING', 'BOOLEAN', 'COMBO'])

/** The widgets of a node type, in the order of its declaration. */
export function widgetSlots(info: NodeInfo): WidgetSlot[] {
  const slots: WidgetSlot[] = []
  for (const section of ['required', 'optional'] as const) {
    const inputs = isObject(info.input?.[section]) ? info.input[section] : {}
    const order = info.input_order?.[section]
    const names = Array.isArray(order) ? order.filter(name => Object.hasOwn(inputs, name)) : Object.keys(inputs)
    let hasUpload = false
    for (const name of names) {
      const [type, options] = Array.isArray(inputs[name]) ? (inputs[name] as unknown[]) : []
      const settings = isObject(options) ? options : {}
      const isWidget = Array.isArray(type) || (typeof type === 'string' && WIDGET_TYPES.has(type))
      if (!isWidget || settings.forceInput === true) continue
      const isSeed = type === 'INT' && (name === 'seed' || name === 'noise_seed')
      slots.push({ name, hasControl: settings.control_after_generate === true || isSeed })
      hasUpload ||= Object.keys(settings).some(option => /^(image|video|animated_image|audio)_upload$/.test(option))
    }
    // The editor appends the upload button to the required inputs.
    if (hasUpload) slots.push({ name: undefined, hasControl: false })
  }
  return slots
}

/** What an input of a node type can be set to; both of the forms in which ComfyUI lists choices. Nothing for other inputs. */
export function optionsOf(info: ObjectInfo | undefined, type: string, input: string): string[] {
  const node = info && Object.hasOwn(info, type) ? info[type] : undefined
  const declared = node?.input?.required?.[input] ?? node?.input?.optional?.[input]
  const [first, settings] = Array.isArray(declared) ? (declared as unknown[]) : []
  const listed = Array.isArray(first) ? first : first === 'COMBO' && isObject(settings) ? settings.options : []
  return Array.isArray(listed) ? listed.filter(each => typeof each === 'string') : []
}

export const CONTROLS = new Set<unknown>(['fixed', 'increment', 'decrement', 'randomize', 'increment-wrap'])
