import { Alert, Modal } from '@mantine/core'
import { useEffect, useRef, useState } from 'react'
import { troubleOf, watchBarcodes, type ScanTrouble } from '../lib/device/barcode-detector.ts'
import { scanMessages } from '../lib/messages/scan.ts'
import classes from './scan-dialog.module.css'
import { useFocusReturn } from './use-focus-return.ts'

type ScanDialogProps = Readonly<{ onClose: () => void; onRead: (text: string) => void }>

/** The camera's picture until it has seen one barcode, or why there is none. */
export function ScanDialog({ onClose, onRead }: ScanDialogProps) {
  useFocusReturn()
  return (
    <Modal
      opened
      onClose={onClose}
      title={scanMessages.title}
      centered
      closeButtonProps={{ 'aria-label': scanMessages.close }}
    >
      <Camera onRead={onRead} />
    </Modal>
  )
}

function Camera({ onRead }: Pick<ScanDialogProps, 'onRead'>) {
  const video = useRef<HTMLVideoElement>(null)
  const [state, setState] = useState<'starting' | 'looking' | ScanTrouble>('starting')
  const newest = useRef(onRead)
  newest.current = onRead
  useEffect(() => {
    const picture = video.current
    if (picture === null) return
    let wanted = true
    let stop = () => {}
    const start = async () => {
      try {
        const stopWatching = await watchBarcodes(picture, (text) => {
          if (!wanted) return
          wanted = false
          newest.current(text)
        })
        if (!wanted) return stopWatching()
        stop = stopWatching
        setState('looking')
      } catch (error) {
        // The browser's own error is told in words, where the picture would be.
        if (wanted) setState(troubleOf(error))
      }
    }
    void start()
    return () => {
      wanted = false
      stop()
    }
  }, [])
  const troubled = state !== 'starting' && state !== 'looking'
  return (
    <>
      {troubled ? (
        <Alert color="orange" variant="light" role="alert">
          {scanMessages[state]}
        </Alert>
      ) : (
        <p className={classes.state} role="status">
          {scanMessages[state]}
        </p>
      )}
      <div className={classes.frame} data-shown={state === 'looking' || undefined}>
        <video ref={video} className={classes.video} muted playsInline aria-hidden />
      </div>
    </>
  )
}
