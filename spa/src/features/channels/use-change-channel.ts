import { channelUpdate, type Channel, type ChannelChange } from '@fluxori/contract/channels/channels'
import { sendOperation } from '../../lib/operation/send.ts'
import { useOperation } from '../../lib/operation/use-operation.ts'
import { useMerchantId } from '../../lib/session/session.ts'
import { noticeDone, noticeQueued } from '../../ui/notices.tsx'

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

/**
 * Changes a connection and offers to take it back. `apply` says whether it was done, or is kept while the device is
 * offline; if not, `problem` says why.
 */
export function useChangeChannel({ id: channelId }: Channel) {
  const merchantId = useMerchantId()
  const { submit, pending, problem, reset } = useOperation(channelUpdate)
  const apply = async ({ change, label, done, text, back, backLabel }: Wanted): Promise<boolean> => {
    try {
      const submitted = await submit({ merchantId, channelId, change }, { label })
      if (submitted.kind === 'queued') {
        noticeQueued(label)
        return true
      }
    } catch {
      // `problem` holds it and stands where the person acted.
      return false
    }
    // One key for however often it is taken back: it is done once.
    const key = crypto.randomUUID()
    noticeDone({
      title: done,
      ...(text === undefined ? {} : { text }),
      undo: () =>
        sendOperation(channelUpdate, { input: { merchantId, channelId, change: back }, key }, backLabel),
      undoLabel: backLabel,
    })
    return true
  }
  return { apply, pending, problem, reset }
}
