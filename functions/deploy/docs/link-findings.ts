import { dirname, join, normalize } from 'node:path'
import type { Finding } from '../finding.ts'
import type { Page } from './markdown.ts'

/** Every link of the pages that leads nowhere within the repository. `exists` answers for a path from its root. */
export function linkFindings(pages: readonly Page[], exists: (path: string) => boolean): readonly Finding[] {
  const known = new Map(pages.map((page) => [page.file, page]))
  return pages.flatMap(({ file, links }) =>
    links.flatMap(({ href, line }): readonly Finding[] => {
      const trouble = troubleOf(href, file, known, exists)
      return trouble === null ? [] : [{ file, line, message: `${href}: ${trouble}` }]
    }),
  )
}

function troubleOf(
  href: string,
  from: string,
  pages: ReadonlyMap<string, Page>,
  exists: (path: string) => boolean,
): string | null {
  if (/^[a-z][a-z+.-]*:/.test(href)) return null
  if (href.startsWith('/')) return 'a link within the repository is relative'
  const [path = '', anchor] = decodeURI(href).split('#')
  const target = path === '' ? from : normalize(join(dirname(from), path)).replace(/\/$/, '')
  if (target.startsWith('..')) return 'this leaves the repository'
  if (!exists(target)) return 'there is no such file'
  if (anchor === undefined || anchor === '') return null
  const page = pages.get(target)
  if (page === undefined) return 'an anchor can be checked only on a page of the docs'
  return page.anchors.has(anchor) ? null : 'the page has no such heading'
}
