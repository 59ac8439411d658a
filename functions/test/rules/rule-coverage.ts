import { z } from 'zod'

type Node = {
  sourcePosition: { line: number; column?: number | undefined; currentOffset: number; endOffset: number }
  values?: readonly { value?: unknown }[] | undefined
  children?: readonly Node[] | undefined
}

const Node: z.ZodType<Node> = z.object({
  sourcePosition: z.object({
    line: z.int(),
    column: z.int().optional(),
    currentOffset: z.int(),
    endOffset: z.int(),
  }),
  values: z.array(z.object({ value: z.unknown() })).optional(),
  get children() {
    return z.array(Node).optional()
  },
})

const Value = z.looseObject({ boolValue: z.boolean().optional() })

/** What the emulator tells of the expressions it has evaluated: each with the values it has had. */
export const Coverage = z.object({
  rules: z.object({ files: z.array(z.object({ content: z.string() })).length(1) }),
  report: z.array(Node),
})
export type Coverage = z.infer<typeof Coverage>

/**
 * The expressions of the rules that the tests say nothing about: never evaluated to a value, or a condition that only
 * ever was true or only ever false. One line each, with its place. An evaluation that ended in an error has no value.
 */
export function gapsOf({ rules, report }: Coverage): readonly string[] {
  const text = rules.files.map(({ content }) => content).join('')
  return report
    .flatMap(everyNode)
    .flatMap(({ sourcePosition: { line, column, currentOffset, endOffset }, values }) => {
      const had = (values ?? [])
        .map(({ value }) => Value.safeParse(value))
        .flatMap(({ data }) =>
          data === undefined || Object.keys(data).every((key) => key === 'undefined') ? [] : [data],
        )
      const seen = new Set(had.flatMap(({ boolValue }) => (boolValue === undefined ? [] : [boolValue])))
      const missing =
        had.length === 0 ? 'never had a value' : seen.size === 1 ? `never was ${!seen.has(true)}` : null
      if (missing === null) return []
      return [
        `line ${line}, column ${column ?? 1}: \`${text.slice(currentOffset, endOffset + 1)}\` ${missing}`,
      ]
    })
}

const everyNode = (node: Node): readonly Node[] => [node, ...(node.children ?? []).flatMap(everyNode)]
