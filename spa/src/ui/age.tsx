/** How long ago, with the exact time on hover. */
export function Age({ instant, text, exact }: { instant: string; text: string; exact: string }) {
  return (
    <time dateTime={instant} title={exact} style={{ whiteSpace: 'nowrap' }}>
      {text}
    </time>
  )
}
