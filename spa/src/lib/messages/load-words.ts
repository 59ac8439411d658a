let load: () => Promise<void> = () => Promise.resolve()

/** The app says how the words of cases and refusals are fetched: each feature has its own. */
export function startWords(how: () => Promise<void>): void {
  load = how
}

/** A part of the app together with the words of cases and refusals, which what it draws may need. */
export async function withWords<T>(part: Promise<T>): Promise<T> {
  const [loaded] = await Promise.all([part, load()])
  return loaded
}
