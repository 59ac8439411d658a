import { Button } from '@mantine/core'
import { useClipboard } from '@mantine/hooks'
import { IconCheck, type Icon } from '@tabler/icons-react'
import { caseMessages } from '../../lib/messages/cases.ts'

type CopyButtonProps = Readonly<{ label: string; text: string; Icon: Icon }>

/** Puts what support needs on the clipboard. */
export function CopyButton({ label, text, Icon }: CopyButtonProps) {
  const { copy, copied } = useClipboard({ timeout: 2000 })
  return (
    <Button
      variant="default"
      size="xs"
      leftSection={copied ? <IconCheck size={14} /> : <Icon size={14} stroke={1.7} />}
      aria-label={copied ? caseMessages.copied : label}
      onClick={() => copy(text)}
    >
      {copied ? caseMessages.copied : caseMessages.copy}
    </Button>
  )
}
