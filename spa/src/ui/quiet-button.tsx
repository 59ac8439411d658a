import { UnstyledButton } from '@mantine/core'
import type { ReactNode } from 'react'
import { Link } from '../lib/navigation/navigation.ts'
import classes from './quiet-button.module.css'

type QuietButtonProps = Readonly<
  { children: ReactNode; floating?: boolean } & ({ to: string } | { onClick: () => void })
>

/** A lesser action of the first screen: a button as every other, without the weight of its machinery. */
export function QuietButton({ children, floating = false, ...does }: QuietButtonProps) {
  const look = { className: classes.button ?? '', 'data-floating': floating || undefined }
  return 'to' in does ? (
    <UnstyledButton component={Link} href={does.to} {...look}>
      {children}
    </UnstyledButton>
  ) : (
    <UnstyledButton onClick={does.onClick} {...look}>
      {children}
    </UnstyledButton>
  )
}
