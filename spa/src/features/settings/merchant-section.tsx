import { merchants, merchantUpdate, type Merchant } from '@fluxori/contract/merchant/merchant'
import type { ReactNode } from 'react'
import { formatDate } from '../../lib/format/format.ts'
import { useLiveDocument } from '../../lib/live/use-live.ts'
import { settingsMessages } from '../../lib/messages/settings.ts'
import { useMay, useMerchantId } from '../../lib/session/session.ts'
import { LiveDetail } from '../../ui/live-detail.tsx'
import { StatePanel } from '../../ui/state-panel.tsx'
import { MerchantForm } from './merchant-form.tsx'
import classes from './settings.module.css'

const words = settingsMessages.merchant

/** The business itself: an owner changes it, everybody may know it. */
export function MerchantSection() {
  const live = useLiveDocument(merchants, { merchant: useMerchantId() })
  const may = useMay(merchantUpdate)
  return (
    <LiveDetail live={live} missing={<StatePanel tone="bad" title={words.goneTitle} text={words.goneText} />}>
      {(merchant) => (
        <>
          <p className={classes.text}>{may ? words.text : words.readOnly}</p>
          {may ? <MerchantForm merchant={merchant} /> : <MerchantFacts merchant={merchant} />}
          <section className={classes.group}>
            <h2 className={classes.title}>{words.fixed}</h2>
            <dl className={classes.facts}>
              <Fact name={words.currency}>{words.currencies[merchant.currency]}</Fact>
              <Fact name={words.timeZone}>{words.timeZones[merchant.timeZone]}</Fact>
              <Fact name={words.since}>{formatDate(merchant.createdAt)}</Fact>
            </dl>
          </section>
        </>
      )}
    </LiveDetail>
  )
}

function Fact({ name, children }: Readonly<{ name: string; children: ReactNode }>) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  )
}

function MerchantFacts({ merchant }: Readonly<{ merchant: Merchant }>) {
  const vat = merchant.vatVendor ? 'yes' : 'no'
  const short = words.whenShortChoices[merchant.whenShort]
  return (
    <dl className={classes.facts}>
      <Fact name={words.name}>{merchant.name}</Fact>
      <Fact name={words.vat}>
        {words.vatLabels[vat]}
        <span className={classes.muted}>{words.vatHints[vat]}</span>
      </Fact>
      <Fact name={words.whenShort}>
        {short.label}
        <span className={classes.muted}>{short.hint}</span>
      </Fact>
    </dl>
  )
}
