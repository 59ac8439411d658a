import { channelUpdate, type Channel, type ChannelChange } from '@fluxori/contract/channels/channels'
import { useAct } from '../../ui/use-act.ts'

/** A change, what the button for it says, and how to take it back. */
type Wanted = Readonly<{
  change: ChannelChange
  label: string
  /** What is said when it is done. */
  done: string
  text?: string
  back: ChannelChange
  backLabel: string
}>

/** Changes a connection and offers to take it back; see `useAct`. */
export function useChangeChannel({ id: channelId }: Channel) {
  const { act, pending, said } = useAct(channelUpdate, (merchantId, change: ChannelChange) => ({
    merchantId,
    channelId,
    change,
  }))
  return {
    apply: ({ change, label, done, text = '', back, backLabel }: Wanted) =>
      act(change, {
        label,
        done: () => ({ title: done, text, undo: { asks: back, label: backLabel } }),
      }),
    pending,
    said,
  }
}
