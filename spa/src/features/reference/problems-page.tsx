import { Anchor, Title } from '@mantine/core'
import { paths } from '../../business/paths.ts'
import { referenceMessages as words } from '../../lib/messages/reference.ts'
import { Link, usePathPart, useQuery } from '../../lib/navigation/navigation.ts'
import { ListSkeleton } from '../../ui/list-skeleton.tsx'
import { SearchField } from '../../ui/search-field.tsx'
import { StatePanel } from '../../ui/state-panel.tsx'
import { speaksOf } from './api-document.ts'
import { ReferenceFrame } from './reference-frame.tsx'
import classes from './reference.module.css'
import { ProblemPages, useReference, type ProblemPage } from './use-reference.ts'
import { Words } from './words.tsx'

/** The knowledge base: every reason, or the one that the address names. Where the `type` of a problem leads. */
export function ProblemsPage() {
  const reading = useReference('problems.json', ProblemPages)
  const reason = usePathPart('reason')
  if (reading.status === 'loading')
    return (
      <ReferenceFrame at="problems" title={words.problemsTitle}>
        <ListSkeleton label={words.loading} />
      </ReferenceFrame>
    )
  if (reading.status === 'failed')
    return (
      <ReferenceFrame at="problems" title={words.problemsTitle}>
        <StatePanel
          tone="bad"
          title={words.failedTitle}
          text={words.failedText}
          action={{ label: words.retry, onAct: reading.retry }}
        />
      </ReferenceFrame>
    )
  if (reason === undefined) return <AllProblems pages={reading.value} />
  return <OneProblem page={reading.value.find((page) => page.reason === reason)} />
}

function OneProblem({ page }: Readonly<{ page: ProblemPage | undefined }>) {
  if (page === undefined)
    return (
      <ReferenceFrame at="problems" title={words.problemsTitle}>
        <StatePanel
          title={words.noSuchProblem}
          text={words.noSuchProblemText}
          action={{ label: words.allProblems, to: paths.problems }}
        />
      </ReferenceFrame>
    )
  return (
    <ReferenceFrame at="problems" title={page.title}>
      <article className={classes.body}>
        <p className={classes.meaning}>
          <code>{page.reason}</code> · {page.where.join(' · ')}
        </p>
        {page.parts.map(({ heading, text }) => (
          <section key={heading}>
            <Title order={2}>{heading}</Title>
            <p>
              <Words text={text} />
            </p>
          </section>
        ))}
        <Anchor component={Link} to={paths.problems}>
          {words.allProblems}
        </Anchor>
      </article>
    </ReferenceFrame>
  )
}

function AllProblems({ pages }: Readonly<{ pages: readonly ProblemPage[] }>) {
  const [query, change] = useQuery()
  const typed = query.get('q') ?? ''
  const found = typed === '' ? pages : pages.filter((page) => speaksOf(page, typed))
  const search = (
    <SearchField
      label={words.searchProblems}
      clearLabel={words.clear}
      value={typed}
      onSearch={(text) => change({ q: text })}
    />
  )
  return (
    <ReferenceFrame at="problems" title={words.problemsTitle} filters={search}>
      <p role="status" className={classes.found}>
        {typed !== '' && words.found(found.length)}
      </p>
      {found.length === 0 && (
        <StatePanel
          title={words.noneTitle}
          text={words.noneText}
          action={{ label: words.noneAction, onAct: () => change({ q: null }) }}
        />
      )}
      {[...new Set(found.map(({ where }) => where[0] ?? ''))].map((where) => (
        <section key={where}>
          <Title order={2} className={classes.group ?? ''}>
            {where}
          </Title>
          <ul className={classes.list}>
            {found
              .filter((page) => page.where[0] === where)
              .map(({ reason, title }) => (
                <li key={reason}>
                  <Link to={paths.problem(reason)}>{title}</Link>
                  <code>{reason}</code>
                </li>
              ))}
          </ul>
        </section>
      ))}
    </ReferenceFrame>
  )
}
