import { randomUUID } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'
import { Firestore } from '@google-cloud/firestore'
import { channels, type Channel } from '@fluxori/contract/channels/channels'
import type { ChannelId, MerchantId } from '@fluxori/contract/kernel'
import { members, type Member } from '@fluxori/contract/people/members'
import { channelModules } from './channels/all.ts'
import type { ConnectionTools } from './connections/connection.ts'
import { openConnections, type Connections } from './connections/open-connections.ts'
import type { ChannelPort } from './domain/channels/channel-port.ts'
import { parseEnvironment, type Environment } from './environment.ts'
import { openInvariants, type Invariants } from './invariants/open-invariants.ts'
import { openJournal, type Journal } from './journal/open-journal.ts'
import type { Log } from './log/log-line.ts'
import { writeLine } from './log/write-line.ts'
import { openPeople, type People } from './people/open-people.ts'
import { signIns } from './people/sign-ins.ts'
import { cloudScheduler } from './schedules/cloud-scheduler.ts'
import { openReports } from './reports/all.ts'
import { openSchedules, type Schedules } from './schedules/open-schedules.ts'
import { secretStore } from './secrets.ts'
import { readDocument } from './store/documents.ts'
import { tokenVerifier, type VerifyToken } from './token.ts'

/** What an operation may use that no room has. */
type Shared = Readonly<{
  environment: Environment
  now: () => string
  newId: () => string
  /** Takes down a fact that whoever is on call must be able to see. */
  log: Log
  verifyToken: VerifyToken
  readMember: (merchant: MerchantId, uid: string) => Promise<Member | undefined>
  readChannel: (merchant: MerchantId, channel: ChannelId) => Promise<Channel | undefined>
  openChannel: (merchant: MerchantId, channel: Channel) => Promise<ChannelPort>
  merchants: () => Promise<readonly MerchantId[]>
}>

/** Everything an operation may use, one line a room. Made once per process, when the first request comes. */
export type Services = Shared &
  Readonly<{
    connections: Connections
    invariants: Invariants
    journal: Journal
    people: People
    schedules: Schedules
  }>

/** A publish or poll step may wait for a slow channel twice. */
const connectionLeaseMs = 45_000

/** What the journal, connections and people are worked with: one database, one clock, one place for log lines. */
function newTools(environment: Environment) {
  const db = new Firestore({ projectId: environment.projectId })
  const shared = { db, now: () => new Date().toISOString(), newId: () => randomUUID(), log: writeLine }
  const readSecret = secretStore(environment)
  const openChannel = async (_: MerchantId, channel: Channel): Promise<ChannelPort> =>
    channelModules[channel.kind].open(channel, await readSecret(channel.secret), {
      fetch,
      now: () => new Date(),
    })
  const connections: ConnectionTools = {
    ...shared,
    leaseMs: connectionLeaseMs,
    open: openChannel,
    pollOverlapMs: (kind) => channelModules[kind].pollOverlapMs,
    pause: async (milliseconds) => {
      await pause(milliseconds)
    },
  }
  return { shared, openChannel, connections }
}

export function makeServices(environment: Environment): Services {
  const { shared, openChannel, connections: connectionTools } = newTools(environment)
  const { db, now, newId, log } = shared
  const connections = openConnections(connectionTools)
  const invariants = openInvariants({ db, now })
  return {
    environment,
    now,
    newId,
    log,
    verifyToken: tokenVerifier(environment.projectId),
    readMember: (merchant, uid) => readDocument(db, members, { merchant, uid }),
    readChannel: (merchant, channel) => readDocument(db, channels, { merchant, channel }),
    openChannel,
    journal: openJournal(shared),
    people: openPeople({ db, now, signIns: signIns(environment) }),
    schedules: openSchedules({
      ...{ db, now, newId },
      scheduler: cloudScheduler({ projectId: environment.projectId, ...environment.scheduler }),
      requestPolls: connections.requestPolls,
      invariants,
      reports: openReports({ db, now }),
    }),
    invariants,
    connections,
    merchants: async () => (await db.collection('merchants').listDocuments()).map(({ id }) => id),
  }
}

let made: Services | undefined

/** This process's services. The environment is parsed on the first call, not while modules load. */
export function services(): Services {
  made ??= makeServices(parseEnvironment(process.env))
  return made
}
