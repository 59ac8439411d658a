/** A column of an export: its heading and what a row has in it. Money is written in Rand with two decimals. */
export type ExportColumn<T> = Readonly<{ label: string; value: (row: T) => string | number | null }>

/**
 * Saves rows as a CSV file that spreadsheets open with the right columns (UTF-8 with a byte order mark). Text that a
 * spreadsheet would run as a formula is made harmless.
 */
export async function exportCsv<T>(
  name: string,
  columns: readonly ExportColumn<T>[],
  rows: readonly T[],
): Promise<void> {
  const { default: Papa } = await import('papaparse')
  const text = Papa.unparse(
    {
      fields: columns.map(({ label }) => label),
      data: rows.map((row) => columns.map(({ value }) => value(row) ?? '')),
    },
    { escapeFormulae: true, newline: '\r\n' },
  )
  const url = URL.createObjectURL(new Blob(['\uFEFF', text], { type: 'text/csv;charset=utf-8' }))
  const link = document.createElement('a')
  link.href = url
  link.download = `${name}.csv`
  link.click()
  URL.revokeObjectURL(url)
}

/** Integer cents as a number of Rand: a spreadsheet reads it as one, and it prints to the cent. */
export const centsForExport = (cents: number): number => cents / 100
