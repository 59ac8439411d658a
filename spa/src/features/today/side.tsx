import { ChannelLines } from './channel-lines.tsx'
import { NewestCases } from './newest-cases.tsx'
import { StockAtRisk } from './stock-at-risk.tsx'

/** What stands beside the sales: what needs a person, how the channels are, what runs out. Loaded after the figures. */
export function Side() {
  return (
    <>
      <NewestCases />
      <ChannelLines />
      <StockAtRisk />
    </>
  )
}
