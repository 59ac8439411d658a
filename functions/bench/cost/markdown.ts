/** A table in Markdown. */
export const table = (head: readonly string[], rows: readonly (readonly string[])[]): string =>
  [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n')

export const whole = (value: number): string => value.toLocaleString('en', { maximumFractionDigits: 0 })

export const some = (value: number): string => value.toLocaleString('en', { maximumFractionDigits: 2 })
