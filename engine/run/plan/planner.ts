// The planner: plans, and keeps the last plan of the graphs in hand, so that the next one looks only at what changed.
import type { GraphDocument, GraphNode } from '../../graph/document.ts'
import { isOpenable } from '../../graph/model/subgraph.ts'
import { paramProblem } from '../../graph/model/validate.ts'
import type { NodeSpec } from '../../graph/spec.ts'
import type { PlanInfo, StartRun } from '../../protocol/api.ts'
import type { Problem } from '../../protocol/events.ts'
import { nextTurn } from '../breath.ts'
import type { EngineParts } from '../host.ts'
import { type Planning, planInfo, planningOf, replan } from './plan.ts'
import type { Program } from './program.ts'

/** How many graphs are kept in hand. */
const KEPT = 4

/** A request that may run. */
export interface Prepared {
  /** With sub-graphs laid open. */
  readonly request: StartRun
  readonly program: Program
  /** What an allowed partial run leaves out, and why. */
  readonly warnings: Problem[]
}
type Prepare = (request: StartRun) => Promise<Prepared>

export class Planner {
  private readonly parts: EngineParts
  private readonly specs: ReadonlyMap<string, NodeSpec>
  private readonly prepare: Prepare
  private readonly kept = new Map<string, Planning>()
  /** Counts node libraries: a plan that was begun with another one is not kept. */
  private generation = 0

  constructor(parts: EngineParts, specs: ReadonlyMap<string, NodeSpec>, prepare: Prepare) {
    this.parts = parts
    this.specs = specs
    this.prepare = prepare
  }

  /** @throws InvalidGraphError */
  async plan(request: StartRun): Promise<PlanInfo> {
    const { id } = request.graph
    const last = this.kept.get(id)
    // While it is brought up to date nobody else may use it.
    this.kept.delete(id)
    const { version } = this.parts.store.takes
    const again = last && replan(last, request, version, node => this.isValid(node, request.graph))
    if (!again) return this.planAnew(request)
    const { generation } = this
    const info = await planInfo(again)
    if (generation === this.generation) this.keep(id, again)
    return info
  }

  private async planAnew(request: StartRun): Promise<PlanInfo> {
    const { id, nodes } = request.graph
    const { generation } = this
    const prepared = await this.prepare(request)
    const { takes } = this.parts.store
    const current = await takes.warmUp(id, nextTurn)
    const planning = planningOf(this.parts, prepared.request, prepared.program, prepared.warnings, current)
    const info = await planInfo(planning).finally(() => takes.coolDown())
    // Kept for long: only the ids, not what was read.
    for (const [item, take] of current) current.set(item, typeof take === 'string' ? take : take.id)
    // Who reads from whom is asked when something changes: the first time need not be slower for it.
    await nextTurn()
    for (const node of planning.program.nodes.values()) {
      planning.program.readers(node)
      break
    }
    // With sub-graphs the document that was planned is another than the one that was asked for.
    if (!nodes.some(isOpenable) && generation === this.generation) this.keep(id, planning)
    return info
  }

  /** The node library changed: nothing that was planned holds. */
  forget(): void {
    this.generation++
    this.kept.clear()
  }

  private keep(id: string, planning: Planning): void {
    this.kept.set(id, planning)
    for (const oldest of this.kept.keys()) {
      if (this.kept.size <= KEPT) return
      this.kept.delete(oldest)
    }
  }

  private isValid(node: GraphNode, document: GraphDocument): boolean {
    const layers = [node.params, ...Object.values(document.overrides[node.id] ?? {})]
    return (
      this.specs
        .get(node.type)
        ?.params.every(param =>
          layers.every(params => !(param.name in params) || !paramProblem(param, params[param.name])),
        ) ?? false
    )
  }
}
