/** What an expression may be, as far as the code tells without running. */
export type Value =
  | Readonly<{ kind: 'text'; text: string }>
  /** `null` or `undefined`. */
  | Readonly<{ kind: 'nothing' }>
  /** `repeats`: any number of items, each like the one that is given. */
  | Readonly<{ kind: 'list'; items: readonly Value[]; repeats: boolean }>
  | Readonly<{ kind: 'record'; fields: ReadonlyMap<string, Value> }>
  | Readonly<{ kind: 'unknown' }>

export const unknown: Value = { kind: 'unknown' }
export const nothing: Value = { kind: 'nothing' }
export const text = (value: string): Value => ({ kind: 'text', text: value })
export const list = (items: readonly Value[], repeats = false): Value => ({ kind: 'list', items, repeats })

/** Each way to take one of every choice: `[[a, b], [c]]` gives `[a, c]` and `[b, c]`. */
export const combinations = <T>(choices: readonly (readonly T[])[]): readonly (readonly T[])[] =>
  choices.reduce<readonly (readonly T[])[]>(
    (made, choice) => made.flatMap((before) => choice.map((one) => [...before, one])),
    [[]],
  )

/** The same values, each once: otherwise a list of filters has as many ways as its filters have. */
export const distinct = (values: readonly Value[]): readonly Value[] => [
  ...new Map(values.map((value) => [keyOf(value), value])).values(),
]

function keyOf(value: Value): string {
  switch (value.kind) {
    case 'text':
      return JSON.stringify(value.text)
    case 'list':
      return `[${value.items.map(keyOf).join(',')}${value.repeats ? '…' : ''}]`
    case 'record':
      return `{${[...value.fields].map(([name, field]) => `${name}:${keyOf(field)}`).join(',')}}`
    case 'nothing':
    case 'unknown':
      return value.kind
  }
}

/** A field of a record; of what is not known nothing is known. */
export function fieldOf(value: Value, name: string): Value {
  if (value.kind === 'record') return value.fields.get(name) ?? nothing
  return value.kind === 'unknown' ? unknown : nothing
}

/** An item of a list, counted from 0. */
export function itemOf(value: Value, place: number): readonly Value[] {
  if (value.kind !== 'list') return [unknown]
  if (value.repeats) return [...value.items, nothing]
  return [value.items[place] ?? nothing]
}
