import { randomUUID } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'
import { Firestore } from '@google-cloud/firestore'
import { channels, type Channel } from '@fluxori/contract/channels/channels'
import type { ChannelId, Instant, MerchantId, Sku } from '@fluxori/contract/kernel'
import type { Case, CaseRefusal } from '@fluxori/contract/engine/cases'
import type { ScheduleChange, ScheduleRun } from '@fluxori/contract/schedules/schedules'
import { members, type Member, type MemberChange } from '@fluxori/contract/people/members'
import { adapters } from './channels/open.ts'
import type { ChannelPort } from './domain/channels/channel-port.ts'
import type { Decision } from './domain/decision.ts'
import type { RunNo } from './domain/schedules/claim-run.ts'
import type { JobId, Scheduler } from './domain/schedules/scheduler-port.ts'
import type { Asked } from './domain/people/change-member.ts'
import { instantAfter } from '@fluxori/contract/time'
import { parseEnvironment, type Environment } from './environment.ts'
import { drain, newDrainMemory, type Drained, type DrainTools } from './journal/drain.ts'
import { submitCommand, type Submitted } from './journal/submit.ts'
import type { NewCommand, UnreadableCommand } from './domain/new-command.ts'
import { appendCommand, appendUnreadable } from './journal/append.ts'
import { checkInvariants, type Invariants } from './journal/check-invariants.ts'
import { merchantsLeftBehind, type LeftBehind } from './journal/merchants-left-behind.ts'
import type { Tell } from './log/log-line.ts'
import { writeLine } from './log/write-line.ts'
import { signIns } from './people/sign-ins.ts'
import { updateCase, type CaseUpdate } from './people/update-case.ts'
import { updateMember, type MemberUpdate } from './people/update-member.ts'
import { askForPolls } from './publish/ask-for-polls.ts'
import type { Connection, ConnectionTools } from './publish/connection.ts'
import {
  dueForPoll,
  dueForPublish,
  isRequested,
  noteSeen,
  ringPolls,
  ringPublishing,
} from './publish/doorbells.ts'
import { pollChannel, type PollRun } from './publish/poll-channel.ts'
import { publishChannel, type PublishRun } from './publish/publish-channel.ts'
import { cloudScheduler } from './schedules/cloud-scheduler.ts'
import { reportSales } from './schedules/report-sales.ts'
import { runSchedule, type ScheduleTasks } from './schedules/run-schedule.ts'
import type { ScheduleTools } from './schedules/settle-schedule.ts'
import { sweepSchedules, type Sweep } from './schedules/sweep-schedules.ts'
import { updateSchedule, type ScheduleUpdate } from './schedules/update-schedule.ts'
import { secretStore } from './secrets.ts'
import { readAvailable } from './store/available.ts'
import { readDocument } from './store/documents.ts'
import { tokenVerifier, type VerifyToken } from './token.ts'

/** Everything an operation may use. Made once per process, when the first request comes. */
export type Services = Readonly<{
  environment: Environment
  now: () => string
  newId: () => string
  /** Takes down a fact that whoever is on call must be able to see. */
  tell: Tell
  verifyToken: VerifyToken
  readMember: (merchant: MerchantId, uid: string) => Promise<Member | undefined>
  readChannel: (merchant: MerchantId, channel: ChannelId) => Promise<Channel | undefined>
  openChannel: (merchant: MerchantId, channel: Channel) => Promise<ChannelPort>
  /** Appends, drains or waits for the drain, and answers what became of the command. */
  submit: (merchant: MerchantId, command: NewCommand) => Promise<Submitted>
  /** Appends and leaves the draining to the trigger. */
  append: (merchant: MerchantId, command: NewCommand) => Promise<boolean>
  keepUnreadable: (merchant: MerchantId, command: UnreadableCommand) => Promise<boolean>
  updateMember: (merchant: MerchantId, change: MemberChange, by: Omit<Asked, 'at'>) => Promise<MemberUpdate>
  updateCase: (merchant: MerchantId, update: CaseUpdate) => Promise<Decision<Case, CaseRefusal>>
  updateSchedule: (
    merchant: MerchantId,
    change: ScheduleChange,
    by: Readonly<{ by: string; key: string }>,
  ) => Promise<ScheduleUpdate>
  /** Does the task of a schedule for one due time, unless it was or must not be done. */
  runSchedule: (id: JobId, dueAt: Instant) => Promise<Decision<ScheduleRun['facts'], RunNo>>
  sweepSchedules: () => Promise<Sweep>
  drain: (merchant: MerchantId) => Promise<Drained>
  publish: (connection: Connection) => Promise<PublishRun>
  poll: (connection: Connection) => Promise<PollRun>
  noteSeen: (connection: Connection, listing: string, quantity: number) => Promise<void>
  /** Whether the work document of a connection still asks for something: its own updates ring too. */
  isRequested: (kind: 'publishing' | 'polls', connection: Connection) => Promise<boolean>
  readAvailable: (merchant: MerchantId, skus: readonly Sku[]) => Promise<{ sku: Sku; available: number }[]>
  merchantsLeftBehind: (longerThanMs: number) => Promise<LeftBehind>
  dueForPoll: () => Promise<readonly Connection[]>
  dueForPublish: () => Promise<readonly Connection[]>
  ringPolls: (connections: readonly Connection[]) => Promise<void>
  ringPublishing: (connections: readonly Connection[]) => Promise<void>
  merchants: () => Promise<readonly MerchantId[]>
  checkInvariants: (merchant: MerchantId) => Promise<Invariants>
}>

/** A drain's lease: many times the longest commit, and short enough that a dead drain holds nobody up for long. */
const drainLeaseMs = 15_000
/** A publish or poll step may wait for a slow channel twice. */
const connectionLeaseMs = 45_000
/** How long an HTTP operation waits for the drain that holds the lease. */
const patienceMs = 20_000

/** What the journal, connections and people are worked with: one database, one clock, one place for log lines. */
function newTools(environment: Environment) {
  const db = new Firestore({ projectId: environment.projectId })
  const shared = { db, now: () => new Date().toISOString(), newId: () => randomUUID(), tell: writeLine }
  const readSecret = secretStore(environment)
  const openChannel = async (_: MerchantId, channel: Channel): Promise<ChannelPort> =>
    adapters[channel.kind](channel, await readSecret(channel.secret), { fetch, now: () => new Date() })
  const drains: DrainTools = { ...shared, leaseMs: drainLeaseMs, batchSize: 100, memory: newDrainMemory() }
  const connections: ConnectionTools = {
    ...shared,
    leaseMs: connectionLeaseMs,
    open: openChannel,
    pause: async (milliseconds) => {
      await pause(milliseconds)
    },
  }
  return { ...shared, openChannel, drains, connections }
}

export function makeServices(environment: Environment): Services {
  const { db, now, newId, openChannel, drains: tools, connections } = newTools(environment)
  const people = { db, now, signIns: signIns(environment) }
  return {
    environment,
    now,
    newId,
    tell: writeLine,
    verifyToken: tokenVerifier(environment.projectId),
    readMember: (merchant, uid) => readDocument(db, members, { merchant, uid }),
    readChannel: (merchant, channel) => readDocument(db, channels, { merchant, channel }),
    openChannel,
    submit: (merchant, command) => submitCommand(tools, merchant, command, patienceMs),
    append: (merchant, command) => appendCommand(db, merchant, command),
    keepUnreadable: keeperOfUnreadable(db),
    updateMember: (merchant, change, by) => updateMember(people, merchant, change, by),
    updateCase: (merchant, update) => updateCase(people, merchant, update),
    ...scheduleServices(
      connections,
      cloudScheduler({ projectId: environment.projectId, ...environment.scheduler }),
    ),
    drain: (merchant) => drain(tools, merchant),
    publish: (connection) => publishChannel(connections, connection),
    poll: (connection) => pollChannel(connections, connection),
    noteSeen: (connection, listing, quantity) => noteSeen(connections, connection, listing, quantity),
    merchantsLeftBehind: (longerThanMs) => merchantsLeftBehind(db, instantAfter(now(), -longerThanMs)),
    isRequested: (kind, connection) => isRequested(connections, kind, connection),
    readAvailable: (merchant, skus) => readAvailable(db, merchant, skus),
    dueForPoll: () => dueForPoll(connections),
    dueForPublish: () => dueForPublish(connections),
    ringPolls: (due) => ringPolls(connections, due),
    ringPublishing: (due) => ringPublishing(connections, due),
    merchants: async () => (await db.collection('merchants').listDocuments()).map(({ id }) => id),
    checkInvariants: (merchant) => checkInvariants(db, merchant, now()),
  }
}

const keeperOfUnreadable =
  (db: Firestore): Services['keepUnreadable'] =>
  async (merchant, command) => {
    const fresh = await appendUnreadable(db, merchant, command)
    const { id, reason } = command
    if (fresh) writeLine({ event: 'command-set-aside', merchant, command: id, reason })
    return fresh
  }

/** What merchants' schedules are changed, run and matched with. */
export function scheduleServices(
  connections: ConnectionTools,
  scheduler: Scheduler,
): Pick<Services, 'updateSchedule' | 'runSchedule' | 'sweepSchedules'> {
  const { db, now, newId } = connections
  const tools: ScheduleTools = { db, now, newId, scheduler }
  const tasks: ScheduleTasks = {
    readChannels: (merchant, only) => askForPolls(connections, merchant, only),
    checkBooks: async (merchant) => {
      const { checked, broken } = await checkInvariants(db, merchant, now())
      return { checked, broken: broken.length }
    },
    reportSales: (id, day) => reportSales({ db, now }, id, day),
  }
  return {
    updateSchedule: (merchant, change, by) => updateSchedule(tools, merchant, change, by),
    runSchedule: (id, dueAt) => runSchedule({ db, now, tasks }, id, dueAt),
    sweepSchedules: () => sweepSchedules(tools),
  }
}

let made: Services | undefined

/** This process's services. The environment is parsed on the first call, not while modules load. */
export function services(): Services {
  made ??= makeServices(parseEnvironment(process.env))
  return made
}
