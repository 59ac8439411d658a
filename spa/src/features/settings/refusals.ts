import type { MemberRefusal } from '@fluxori/contract/people/members'
import type { ScheduleRefusal } from '@fluxori/contract/schedules/schedules'

export const refusals: Readonly<Record<MemberRefusal | Exclude<ScheduleRefusal, 'unknown-channel'>, string>> =
  {
    'unknown-member': 'This person is no longer a member. Look at the list again.',
    'last-owner': 'A merchant needs an owner. Make somebody else an owner first.',
    'already-a-member': 'This person is a member already. Change their role in the list.',
    'unknown-schedule': 'This schedule is no longer there. Look at the list again.',
    'schedule-name-taken': 'Another schedule has this name. Choose another one.',
    'too-many-schedules': 'There are as many schedules as there may be. Remove one that you no longer need.',
  }
