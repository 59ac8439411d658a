import { ActionIcon } from '@mantine/core'
import { IconBarcode } from '@tabler/icons-react'
import { lazy, Suspense, useState } from 'react'
import { canScan } from '../lib/device/barcode-detector.ts'
import { scanMessages } from '../lib/messages/scan.ts'

const ScanDialog = lazy(async () => ({ default: (await import('./scan-dialog.tsx')).ScanDialog }))

/** Reads one barcode with the camera. Not there where the browser cannot. */
export function ScanButton({ onRead }: { onRead: (text: string) => void }) {
  const [open, setOpen] = useState(false)
  const [able] = useState(canScan)
  if (!able) return null
  return (
    <>
      <ActionIcon
        variant="default"
        size={36}
        aria-label={scanMessages.action}
        title={scanMessages.action}
        onClick={() => setOpen(true)}
      >
        <IconBarcode size={20} stroke={1.7} />
      </ActionIcon>
      {open && (
        <Suspense>
          <ScanDialog
            onClose={() => setOpen(false)}
            onRead={(text) => {
              setOpen(false)
              onRead(text)
            }}
          />
        </Suspense>
      )}
    </>
  )
}
