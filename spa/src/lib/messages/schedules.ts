import type { Weekday } from '@fluxori/contract/schedules/schedules'
import type { ScheduleTask } from '@fluxori/contract/schedules/tasks/all'
import { formatCount } from '../format/format.ts'
import { counted } from './count.ts'

const and = (names: readonly string[]): string =>
  names.length < 2 ? (names[0] ?? '') : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`

const weekdays: Readonly<Record<Weekday, Readonly<{ short: string; long: string }>>> = {
  mon: { short: 'Mon', long: 'Monday' },
  tue: { short: 'Tue', long: 'Tuesday' },
  wed: { short: 'Wed', long: 'Wednesday' },
  thu: { short: 'Thu', long: 'Thursday' },
  fri: { short: 'Fri', long: 'Friday' },
  sat: { short: 'Sat', long: 'Saturday' },
  sun: { short: 'Sun', long: 'Sunday' },
}

const tasks: Readonly<Record<ScheduleTask['kind'], Readonly<{ label: string; hint: string }>>> = {
  'read-channels': {
    label: 'Read the channels',
    hint: 'Looks for orders, and reads back the listings that were looked at longest ago. Beside what Fluxori does by itself.',
  },
  'check-state': {
    label: 'Check stock and orders',
    hint: 'Checks stock against its movements and open orders. What does not hold becomes a case under “Needs you”.',
  },
  'sales-report': {
    label: 'Report sales',
    hint: 'Writes down the sales of the day before, by channel. The reports stand below.',
  },
}

/** Why the scheduler could not be told, or a run failed, by the kind of fault. */
const faults: Readonly<Record<string, string>> = {
  throttled: 'it is asked too much at the moment',
  unavailable: 'it does not answer',
  unauthorised: 'it does not let Fluxori in',
  rejected: 'it refused what was asked',
}

export const scheduleMessages = {
  title: 'Schedules',
  text: 'What Fluxori does at times that you choose. Times are South African.',
  readOnly: 'Owners and managers change this.',
  listLabel: 'Schedules',
  create: 'Add a schedule',
  emptyTitle: 'No schedules yet',
  emptyText:
    'Have the channels read before trading opens, stock and orders checked each night, or yesterday’s sales written down each morning.',
  tasks,
  weekdays,
  states: { active: 'On', paused: 'Paused' },

  everyDay: 'Every day',
  workdays: 'Monday to Friday',
  weekend: 'Saturday and Sunday',
  on: (days: readonly string[]) => and(days),
  at: (days: string, times: readonly string[]) => `${days} at ${and(times)}`,
  readsAll: 'Reads every channel',
  reads: (names: readonly string[]) => `Reads ${and(names)}`,

  next: 'Next run',
  today: (time: string) => `today, ${time}`,
  tomorrow: (time: string) => `tomorrow, ${time}`,
  onDay: (day: string, time: string) => `${day}, ${time}`,
  late: (when: string) =>
    `It was due ${when} and has not run. Fluxori compares the scheduler with this list every ten minutes.`,
  never: 'It has not run yet',
  last: 'Last run',
  running: 'Running now',
  done: 'Done',
  doneOf: {
    'read-channels': (facts: Readonly<Record<string, number>>) =>
      `Asked ${counted(facts['channels'] ?? 0, 'channel', 'channels')}`,
    'check-state': (facts: Readonly<Record<string, number>>) =>
      (facts['broken'] ?? 0) === 0
        ? `Checked ${formatCount(facts['checked'] ?? 0)}, all in order`
        : `Found ${counted(facts['broken'] ?? 0, 'thing', 'things')} that ${facts['broken'] === 1 ? 'does' : 'do'} not add up: see “Needs you”`,
    'sales-report': (facts: Readonly<Record<string, number>>) =>
      `Wrote down ${counted(facts['orders'] ?? 0, 'order', 'orders')}`,
  } satisfies Readonly<Record<ScheduleTask['kind'], (facts: Readonly<Record<string, number>>) => string>>,
  failed: (reason: string) =>
    `It failed: ${faults[reason] ?? 'something went wrong on our side'}. It is tried again for some minutes, then at its next time.`,
  wanted: 'The last change is on its way to the scheduler.',
  fault: (reason: string) =>
    `The scheduler could not be told of the last change: ${faults[reason] ?? 'something went wrong'}. Fluxori tells it again within ten minutes.`,
  changedBy: (who: string) => `Changed by ${who},`,

  edit: 'Change',
  editOf: (name: string) => `Change ${name}`,
  pause: 'Pause',
  pauseOf: (name: string) => `Pause ${name}`,
  resume: 'Resume',
  resumeOf: (name: string) => `Resume ${name}`,
  remove: 'Remove',
  removeOf: (name: string) => `Remove ${name}`,
  created: (name: string) => `${name} was added`,
  saved: (name: string) => `${name} was changed`,
  paused: (name: string) => `${name} is paused`,
  resumed: (name: string) => `${name} is on again`,
  removed: (name: string) => `${name} was removed`,
  labelCreate: (name: string) => `Add the schedule ${name}`,
  labelUndo: (name: string) => `Take back the change of ${name}`,

  form: {
    newTitle: 'Add a schedule',
    editTitle: (name: string) => `Change ${name}`,
    add: 'Add schedule',
    save: 'Save changes',
    name: 'Name',
    task: 'What is to be done',
    channels: 'Which channels',
    channelsAll: 'Every channel',
    channelsSome: 'Only some',
    noChannels: 'No channel is connected yet.',
    days: 'On which days',
    times: 'At which times',
    time: (place: number) => `Time ${place}`,
    timesHint: 'Up to six times a day, all with the same minutes past the hour.',
    addTime: 'Add a time',
    removeTime: (place: number) => `Remove time ${place}`,
    nameInvalid: 'Give it a name of at most 60 characters',
    daysInvalid: 'Choose at least one day',
    timesInvalid: 'Give each time once, such as 07:30',
    minutesDiffer:
      'All times need the same minutes, such as 07:30 and 13:30. Add a second schedule for others.',
    channelsInvalid: 'Choose at least one channel',
  },

  reports: {
    title: 'Sales reports',
    text: 'As it stood when each was made. A cancellation that came later is not in it.',
    of: (day: string) => `Sales of ${day}`,
    made: 'Made',
    channel: 'Channel',
    orders: 'Orders',
    units: 'Units',
    revenue: 'Revenue, VAT included (R)',
    vat: 'VAT (R)',
    total: 'Total',
    nothing: 'No orders on this day.',
  },
}
