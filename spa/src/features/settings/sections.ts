import type { Role } from '@fluxori/contract/kernel'
import { members } from '@fluxori/contract/people/members'

export const sections = ['members', 'merchant', 'schedules', 'preferences'] as const
export type SettingsSection = (typeof sections)[number]

/** Whether the rules let this role read who the members are. */
export const seesMembers = (role: Role): boolean => members.readers.includes(role)

/** The sections that a role has, as tabs. */
export const sectionsOf = (role: Role): readonly SettingsSection[] =>
  sections.filter((section) => section !== 'members' || seesMembers(role))

/** The section that an address names; the one a role has most use for when it names none. */
export const sectionAt = (part: string | undefined, role: Role): SettingsSection =>
  sections.find((section) => section === part) ?? (role === 'owner' ? 'members' : 'preferences')
