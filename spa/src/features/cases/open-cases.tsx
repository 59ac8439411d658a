import { Button } from '@mantine/core'
import { cases, caseUpdate, type Case, type CaseKind } from '@fluxori/contract/engine/cases'
import { IconCheck } from '@tabler/icons-react'
import { useMemo, useState } from 'react'
import { caseMeaning, caseStake, caseTitle, caseView, type May } from '../../business/cases/views.ts'
import { useChannelNames } from '../../business/channels/use-channel-names.ts'
import { useShortcuts } from '../../lib/keys/use-shortcuts.ts'
import type { Condition } from '../../lib/live/query.ts'
import { readable, type LiveRow } from '../../lib/live/row.ts'
import { useLivePages } from '../../lib/live/use-live-pages.ts'
import { caseMessages } from '../../lib/messages/cases.ts'
import { useOutbox } from '../../lib/outbox/outbox.ts'
import { useMerchantId, useSession } from '../../lib/session/session.ts'
import { BulkBar } from '../../ui/list-tools.tsx'
import { LiveItem } from '../../ui/live-item.tsx'
import { LiveList } from '../../ui/live-list.tsx'
import { MoreRows } from '../../ui/more-rows.tsx'
import { StatePanel } from '../../ui/state-panel.tsx'
import { useFlip } from '../../ui/use-flip.ts'
import { useListKeys } from '../../ui/use-list-keys.ts'
import { actionsOf, canBeDealtWith } from './case-actions.ts'
import { CaseRow } from './case-row.tsx'
import classes from './cases.module.css'
import { useDealing } from './use-dealing.ts'
import { useKeptFocus } from './use-kept-focus.ts'
import { waitingOn } from './waiting-cases.ts'

const words = caseMessages
const pageSizes = { first: 30, next: 30 }

type OpenCasesProps = Readonly<{ kind: CaseKind | null; onShowAll: () => void }>

/** Open cases, newest first; each can be acted on where it stands. */
export function OpenCases({ kind, onShowAll }: OpenCasesProps) {
  const merchantId = useMerchantId()
  const ofKind: readonly Condition[] = kind === null ? [] : [['kind', '==', kind]]
  const live = useLivePages(
    cases,
    { merchant: merchantId },
    { where: [['state', '==', 'open'], ...ofKind], orderBy: ['openedAt', 'desc'] },
    pageSizes,
  )
  const found = live.status === 'live' ? live.found : null
  const open = useMemo(() => readable(found ?? []), [found])
  const role = useSession((session) => (session.status === 'signed-in' ? session.role : null))
  const may: May = ({ roles }) => role !== null && roles.includes(role)
  const mayDeal = may(caseUpdate)
  const waiting = waitingOn(
    useOutbox((outbox) => outbox.writes),
    merchantId,
  )
  const channelName = useChannelNames()
  const { deal, working, reasons } = useDealing((one) => caseTitle(one, channelName))
  const [marked, setMarked] = useState<ReadonlySet<string>>(new Set())
  const list = useFlip<HTMLUListElement>()
  const ids = useMemo(() => (found ?? []).map(({ id }) => id), [found])
  useKeptFocus(list, ids)

  const isFree = (one: Case) => canBeDealtWith(one) && !waiting.cases.has(one.id)
  const chosen = new Set(open.filter((one) => marked.has(one.id) && isFree(one)).map(({ id }) => id))
  const choose = (next: ReadonlySet<string>) =>
    setMarked(new Set(open.filter((one) => next.has(one.id) && isFree(one)).map(({ id }) => id)))
  const cursor = useListKeys({
    label: words.listLabel,
    ids,
    openId: undefined,
    frame: list,
    scrollTo: (index) => list.current?.children[index]?.scrollIntoView({ block: 'nearest' }),
    selection: mayDeal ? { chosen, onChange: choose } : undefined,
  })
  const dealWith = (wanted: ReadonlySet<string>) => {
    const dealt = open.filter((one) => wanted.has(one.id) && isFree(one))
    if (dealt.length > 0) void deal(dealt, 'resolve')
    setMarked(new Set())
  }
  /** The case that the focus is on, else the one that the keys stand on. */
  const pointedAt = (): readonly string[] => {
    const row = list.current?.contains(document.activeElement)
      ? document.activeElement?.closest('[data-id]')
      : null
    return [row?.getAttribute('data-id') ?? ids[cursor] ?? []].flat()
  }
  useShortcuts(
    words.title,
    mayDeal
      ? [
          {
            keys: 'd',
            label: words.actions.dealtWith,
            run: () => dealWith(chosen.size > 0 ? chosen : new Set(pointedAt())),
          },
        ]
      : [],
  )
  const toggle = (id: string) => {
    const next = new Set(chosen)
    if (!next.delete(id)) next.add(id)
    choose(next)
  }

  return (
    <LiveList live={live}>
      {(rows) => (
        <>
          {rows.length === 0 && <NoCases kind={kind} onShowAll={onShowAll} />}
          <ul ref={list} className={classes.cases} aria-label={words.listLabel} hidden={rows.length === 0}>
            {rows.map((row, index) => (
              <li
                key={row.id}
                className={classes.place}
                data-id={row.id}
                data-cursor={index === cursor || undefined}
              >
                <LiveItem row={row}>
                  {(one) => (
                    <CaseRow
                      openCase={one}
                      actions={actionsOf(one, may)}
                      title={caseTitle(one, channelName)}
                      stake={caseStake(one, channelName)}
                      means={isSameKind(rows[index - 1], one) ? null : caseMeaning(one, channelName)}
                      waits={waiting.cases.has(row.id) || waiting.orders.has(one.subject.id)}
                      reason={reasons.get(row.id) ?? null}
                      busy={working !== null}
                      chosen={mayDeal && isFree(one) ? chosen.has(row.id) : null}
                      roomForCheck={mayDeal}
                      onChoose={() => toggle(row.id)}
                      onDealtWith={() => dealWith(new Set([row.id]))}
                    />
                  )}
                </LiveItem>
              </li>
            ))}
          </ul>
          <MoreRows pages={live} label={words.loadMore} />
          <BulkBar count={chosen.size} onClear={() => setMarked(new Set())}>
            <Button
              size="xs"
              leftSection={<IconCheck size={14} />}
              loading={working !== null}
              onClick={() => dealWith(chosen)}
            >
              {working === null
                ? words.actions.dealtWithSome(chosen.size)
                : words.working(working.done, working.all)}
            </Button>
          </BulkBar>
        </>
      )}
    </LiveList>
  )
}

/** Cases of one kind that follow each other are explained once. */
const isSameKind = (before: LiveRow<Case> | undefined, one: Case): boolean =>
  before !== undefined && 'value' in before && before.value.kind === one.kind

function NoCases({ kind, onShowAll }: OpenCasesProps) {
  if (kind === null) return <StatePanel title={words.emptyTitle} text={words.emptyText} />
  return (
    <StatePanel
      title={words.emptyKindTitle(caseView(kind).name)}
      text={words.emptyKindText}
      action={{ label: words.emptyKindAction, onAct: onShowAll }}
    />
  )
}
