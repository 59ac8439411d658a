/** What is paid for, each by its own unit. */
export type Item =
  | 'firestore-read'
  | 'firestore-write'
  | 'firestore-delete'
  | 'invocation'
  | 'vcpu-second'
  | 'gib-second'
  | 'idle-vcpu-second'
  | 'idle-gib-second'
  | 'egress-gib'
  | 'log-gib'
  | 'schedule'
  | 'secret-version'
  | 'secret-access'

/** A published price in integer micro-dollars for so many units, and what a month has free. */
export type Price = Readonly<{
  microUsd: number
  per: number
  unit: string
  freeAMonth: number
  /** Whether it is published for Johannesburg (africa-south1), or taken from elsewhere. */
  region: string
  source: string
  /** When the page was read by whoever stored it; null when that is not known. */
  read: string | null
}>

export type Prices = Readonly<Record<Item, Price>>

const run = 'cloud.google.com/run/pricing (a stored copy; it lists africa-south1 under Tier 2)'
const tier2 =
  'Cloud Run Tier 2 as quoted from cloud.google.com/run/pricing by four public cost notes, one of them for africa-south1'
const firestore = 'firebase.google.com/docs/firestore/pricing (a stored copy)'
const elsewhere = 'not published in what could be read'
const days = 30

/**
 * Published prices, free tier included. Firestore's of africa-south1 were in no text that could be read, so its dearest
 * published location stands in. Cloud Run's free seconds are worth Tier 1 prices, so Tier 2 has fewer of them.
 */
export const published: Prices = {
  'firestore-read': {
    microUsd: 60_000,
    per: 100_000,
    unit: '100,000 documents',
    freeAMonth: 50_000 * days,
    region: `US multi-region; africa-south1 ${elsewhere}`,
    source: firestore,
    read: null,
  },
  'firestore-write': {
    microUsd: 180_000,
    per: 100_000,
    unit: '100,000 documents',
    freeAMonth: 20_000 * days,
    region: `US multi-region; africa-south1 ${elsewhere}`,
    source: firestore,
    read: null,
  },
  'firestore-delete': {
    microUsd: 20_000,
    per: 100_000,
    unit: '100,000 documents',
    freeAMonth: 20_000 * days,
    region: `US multi-region; africa-south1 ${elsewhere}`,
    source: firestore,
    read: null,
  },
  invocation: {
    microUsd: 400_000,
    per: 1_000_000,
    unit: '1,000,000 requests',
    freeAMonth: 2_000_000,
    region: 'every region',
    source: run,
    read: null,
  },
  'vcpu-second': {
    microUsd: 33_600_000,
    per: 1_000_000,
    unit: '1,000,000 vCPU-seconds',
    freeAMonth: 128_571,
    region: 'africa-south1 (Tier 2)',
    source: tier2,
    read: '2026-09',
  },
  'gib-second': {
    microUsd: 3_500_000,
    per: 1_000_000,
    unit: '1,000,000 GiB-seconds',
    freeAMonth: 257_142,
    region: 'africa-south1 (Tier 2)',
    source: tier2,
    read: '2026-09',
  },
  'idle-vcpu-second': {
    microUsd: 2_500_000,
    per: 1_000_000,
    unit: '1,000,000 vCPU-seconds',
    freeAMonth: 0,
    region: `Tier 1; Tier 2 ${elsewhere}`,
    source: run,
    read: null,
  },
  'idle-gib-second': {
    microUsd: 2_500_000,
    per: 1_000_000,
    unit: '1,000,000 GiB-seconds',
    freeAMonth: 0,
    region: `Tier 1; Tier 2 ${elsewhere}`,
    source: run,
    read: null,
  },
  'egress-gib': {
    microUsd: 120_000,
    per: 1,
    unit: 'GiB',
    freeAMonth: 0,
    region: `premium tier to North America; from africa-south1 ${elsewhere}`,
    source: 'cloud.google.com/vpc/network-pricing, as transcribed by API Evangelist',
    read: '2026-09-20',
  },
  'log-gib': {
    microUsd: 500_000,
    per: 1,
    unit: 'GiB taken in',
    freeAMonth: 50,
    region: 'every region',
    source: 'cloud.google.com/stackdriver/pricing, as transcribed by API Evangelist',
    read: '2026-09-12',
  },
  schedule: {
    microUsd: 100_000,
    per: 1,
    unit: 'job and month',
    freeAMonth: 3,
    region: 'every region',
    source: 'cloud.google.com/scheduler/pricing (a stored copy)',
    read: null,
  },
  'secret-version': {
    microUsd: 60_000,
    per: 1,
    unit: 'version, location and month',
    freeAMonth: 6,
    region: 'every region',
    source: 'cloud.google.com/secret-manager/pricing (a stored copy)',
    read: null,
  },
  'secret-access': {
    microUsd: 30_000,
    per: 10_000,
    unit: '10,000 reads',
    freeAMonth: 10_000,
    region: 'every region',
    source: 'cloud.google.com/secret-manager/pricing (a stored copy)',
    read: null,
  },
}

/** The same with Firestore at its cheapest published location, Oregon: the price of africa-south1 is not known. */
export const cheapest: Prices = {
  ...published,
  'firestore-read': { ...published['firestore-read'], microUsd: 30_000, region: 'Oregon' },
  'firestore-write': { ...published['firestore-write'], microUsd: 90_000, region: 'Oregon' },
  'firestore-delete': { ...published['firestore-delete'], microUsd: 10_000, region: 'Oregon' },
}

/** Rand for a dollar, to read the totals by. */
export const rand = {
  perUsd: 16.4058,
  on: '2026-06-26',
  source: 'tradingeconomics.com/south-africa/currency (a stored copy)',
} as const
