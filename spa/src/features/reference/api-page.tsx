import { Anchor, Title } from '@mantine/core'
import { useEffect, useMemo } from 'react'
import { env } from '../../lib/env.ts'
import { referenceMessages as words } from '../../lib/messages/reference.ts'
import { useQuery } from '../../lib/navigation/navigation.ts'
import { ListSkeleton } from '../../ui/list-skeleton.tsx'
import { SearchField } from '../../ui/search-field.tsx'
import { StatePanel } from '../../ui/state-panel.tsx'
import { ApiDocument, operationsOf, speaksOf, type Operation } from './api-document.ts'
import { OperationEntry } from './operation-entry.tsx'
import { ReferenceFrame } from './reference-frame.tsx'
import classes from './reference.module.css'
import { useReference } from './use-reference.ts'

/** The OpenAPI document for people: public, found by its words, each operation under an address of its own. */
export function ApiPage() {
  const reading = useReference('openapi.json', ApiDocument)
  const [query, change] = useQuery()
  const typed = query.get('q') ?? ''
  const search = (
    <SearchField
      label={words.searchApi}
      clearLabel={words.clear}
      value={typed}
      onSearch={(text) => change({ q: text })}
    />
  )
  return (
    <ReferenceFrame at="api" title={words.apiTitle} filters={search}>
      {reading.status === 'loading' && <ListSkeleton label={words.loading} />}
      {reading.status === 'failed' && (
        <StatePanel
          tone="bad"
          title={words.failedTitle}
          text={words.failedText}
          action={{ label: words.retry, onAct: reading.retry }}
        />
      )}
      {reading.status === 'read' && (
        <Operations document={reading.value} typed={typed} onAll={() => change({ q: null })} />
      )}
    </ReferenceFrame>
  )
}

type OperationsProps = Readonly<{ document: ApiDocument; typed: string; onAll: () => void }>

function Operations({ document: api, typed, onAll }: OperationsProps) {
  const all = useMemo(() => operationsOf(api), [api])
  const found = typed === '' ? all : all.filter((operation) => speaksOf(operation, typed))
  useNamedInAddress()
  return (
    <>
      <p role="status" className={classes.found}>
        {typed !== '' && words.found(found.length)}
      </p>
      {found.length === 0 ? (
        <StatePanel
          title={words.noneTitle}
          text={words.noneText}
          action={{ label: words.noneAction, onAct: onAll }}
        />
      ) : (
        <div className={classes.columns}>
          <Contents operations={found} />
          <div className={classes.body}>
            {typed === '' && api.info.description.split('\n\n').map((text) => <p key={text}>{text}</p>)}
            <p>
              <Anchor href="/reference/openapi.json">{words.file}</Anchor>
            </p>
            <Groups operations={found} />
          </div>
        </div>
      )}
    </>
  )
}

const groupsOf = (operations: readonly Operation[]): readonly string[] => [
  ...new Set(operations.flatMap(({ tags }) => tags)),
]

function Contents({ operations }: Readonly<{ operations: readonly Operation[] }>) {
  return (
    <nav aria-label={words.operations} className={classes.contents}>
      <ul>
        {operations.map(({ operationId }) => (
          <li key={operationId}>
            <a href={`#${operationId}`}>{operationId}</a>
          </li>
        ))}
      </ul>
    </nav>
  )
}

function Groups({ operations }: Readonly<{ operations: readonly Operation[] }>) {
  return groupsOf(operations).map((group) => (
    <section key={group}>
      <Title order={2} className={classes.group ?? ''}>
        {group}
      </Title>
      {operations
        .filter(({ tags }) => tags[0] === group)
        .map((operation) => (
          <OperationEntry key={operation.operationId} operation={operation} server={env.functionsUrl} />
        ))}
    </section>
  ))
}

/** The browser looked for the operation that the address names before it was there. */
function useNamedInAddress(): void {
  useEffect(() => {
    const named = document.getElementById(decodeURIComponent(location.hash.slice(1)))
    named?.scrollIntoView()
    named?.focus({ preventScroll: true })
  }, [])
}
