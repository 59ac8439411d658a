import { randomUUID } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'
import { Firestore } from '@google-cloud/firestore'
import { channels, type Channel } from '@fluxori/contract/channels/channels'
import type { ChannelId, MerchantId, Sku } from '@fluxori/contract/kernel'
import { members, type Member } from '@fluxori/contract/people/members'
import { channelModules } from './channels/all.ts'
import type { ConnectionTools } from './connections/connection.ts'
import { openConnections, type Connections } from './connections/open-connections.ts'
import type { ChannelPort } from './domain/channels/channel-port.ts'
import { instantAfter } from './domain/time.ts'
import { parseEnvironment, type Environment } from './environment.ts'
import { newDrainMemory, type Drained, type DrainTools } from './journal/drain-tools.ts'
import { drain } from './journal/drain.ts'
import { openInvariants, type Invariants } from './invariants/open-invariants.ts'

import { submitCommand, type Submitted } from './journal/submit.ts'
import type { NewCommand, UnreadableCommand } from './domain/new-command.ts'
import { appendCommand, appendUnreadable } from './journal/append.ts'
import { merchantsLeftBehind, type LeftBehind } from './journal/merchants-left-behind.ts'
import type { Tell } from './log/log-line.ts'
import { writeLine } from './log/write-line.ts'
import { openPeople, type People } from './people/open-people.ts'
import { signIns } from './people/sign-ins.ts'
import { cloudScheduler } from './schedules/cloud-scheduler.ts'
import { openReports } from './reports/all.ts'
import { openSchedules, type Schedules } from './schedules/open-schedules.ts'
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
  people: People
  schedules: Schedules
  invariants: Invariants
  drain: (merchant: MerchantId) => Promise<Drained>
  connections: Connections
  readAvailable: (merchant: MerchantId, skus: readonly Sku[]) => Promise<{ sku: Sku; available: number }[]>
  merchantsLeftBehind: (longerThanMs: number) => Promise<LeftBehind>
  merchants: () => Promise<readonly MerchantId[]>
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
    channelModules[channel.kind].open(channel, await readSecret(channel.secret), {
      fetch,
      now: () => new Date(),
    })
  const drains: DrainTools = { ...shared, leaseMs: drainLeaseMs, batchSize: 100, memory: newDrainMemory() }
  const connections: ConnectionTools = {
    ...shared,
    leaseMs: connectionLeaseMs,
    open: openChannel,
    pollOverlapMs: (kind) => channelModules[kind].pollOverlapMs,
    log: writeLine,
    pause: async (milliseconds) => {
      await pause(milliseconds)
    },
  }
  return { ...shared, openChannel, drains, connections }
}

export function makeServices(environment: Environment): Services {
  const { db, now, newId, openChannel, drains: tools, connections: connectionTools } = newTools(environment)
  const connections = openConnections(connectionTools)
  const invariants = openInvariants({ db, now })
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
    people: openPeople({ db, now, signIns: signIns(environment) }),
    schedules: openSchedules({
      ...{ db, now, newId },
      scheduler: cloudScheduler({ projectId: environment.projectId, ...environment.scheduler }),
      requestPolls: connections.requestPolls,
      invariants,
      reports: openReports({ db, now }),
    }),
    invariants,
    drain: (merchant) => drain(tools, merchant),
    connections,
    merchantsLeftBehind: (longerThanMs) => merchantsLeftBehind(db, instantAfter(now(), -longerThanMs)),
    readAvailable: (merchant, skus) => readAvailable(db, merchant, skus),
    merchants: async () => (await db.collection('merchants').listDocuments()).map(({ id }) => id),
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

let made: Services | undefined

/** This process's services. The environment is parsed on the first call, not while modules load. */
export function services(): Services {
  made ??= makeServices(parseEnvironment(process.env))
  return made
}
