import type { MerchantId } from '@fluxori/contract/kernel'
import type { MemberChange } from '@fluxori/contract/people/members'
import type { ChangeRequest } from '../domain/people/change-member.ts'
import { updateCase, type CaseUpdate } from './update-case.ts'
import { updateMember, type PeopleTools } from './update-member.ts'

export type People = ReturnType<typeof openPeople>

/** What a merchant's members do outside the journal, and who they are. */
export const openPeople = (tools: PeopleTools) => ({
  updateMember: (merchant: MerchantId, change: MemberChange, by: Omit<ChangeRequest, 'at'>) =>
    updateMember(tools, merchant, change, by),
  updateCase: (merchant: MerchantId, update: CaseUpdate) => updateCase(tools, merchant, update),
})
