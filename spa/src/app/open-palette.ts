/** Opens the palette, also while it is still on its way: it then appears open. */
export async function openPalette(): Promise<void> {
  const { spotlight } = await import('@mantine/spotlight')
  spotlight.open()
}
