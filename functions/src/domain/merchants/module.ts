import type { merchantSubject } from '@fluxori/contract/merchant/merchant'
import type { Handlers } from '../work.ts'
import { changeMerchant } from './change-merchant.ts'

/** The merchant is at hand: nothing is named. */
export const merchantHandlers: Handlers<keyof (typeof merchantSubject)['commands']> = {
  'merchant-update': { needs: () => undefined, decide: changeMerchant },
}
