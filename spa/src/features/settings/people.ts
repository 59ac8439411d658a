import { Role } from '@fluxori/contract/kernel'
import type { Member } from '@fluxori/contract/people/members'

/** Members as one looks for them: who may most first, then by name. */
const inOrder = (people: readonly Member[]): readonly Member[] =>
  people.toSorted(
    (a, b) =>
      Role.options.indexOf(a.role) - Role.options.indexOf(b.role) ||
      a.name.localeCompare(b.name, 'en-ZA') ||
      a.email.localeCompare(b.email, 'en-ZA'),
  )

/** Who works here, and who did. */
export function peopleOf(
  people: readonly Member[],
): Readonly<{ active: readonly Member[]; removed: readonly Member[] }> {
  const ordered = inOrder(people)
  return {
    active: ordered.filter(({ state }) => state === 'active'),
    removed: ordered.filter(({ state }) => state === 'removed'),
  }
}

/** Whether a change needs a second look: one's own, which nobody but another owner can take back. */
export const isRisky = (member: Pick<Member, 'uid'>, ownUid: string): boolean => member.uid === ownUid
