// What is wrong with what is being typed, under the field; on a node's face there is no room, and the field's colour says it.
export function TypedProblem({ problem, compact }: { problem: string | undefined; compact: boolean | undefined }) {
  return problem && !compact ? (
    <p className="field-problem" role="status">
      {problem}
    </p>
  ) : null
}
