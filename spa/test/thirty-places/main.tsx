import { MantineProvider } from '@mantine/core'
import { IconPackage } from '@tabler/icons-react'
import { createRoot } from 'react-dom/client'
import classes from '../../src/app/frame.module.css'
import { MoreList } from '../../src/app/more-list.tsx'
import { BottomBar, Rail } from '../../src/app/place-bars.tsx'
import { inOrder } from '../../src/app/place-groups.ts'
import '../../src/app/styles.ts'
import { theme } from '../../src/app/theme.ts'
import { tokens } from '../../src/app/tokens.ts'
import { groups, type Place } from '../../src/business/feature.ts'

const names = [
  'Orders',
  'Repricing rules',
  'Purchase orders',
  'Reconciliation',
  'Trade documents and customs',
  'Settlements',
]

/** What the app would look like with thirty features, some with long names, and the navigation of a phone. */
const places = Array.from({ length: 30 }, (_, index): Place => ({
  to: `/place-${index}`,
  label: `${names[index % names.length] ?? ''} ${index}`,
  Icon: IconPackage,
  group: groups[index % groups.length] ?? 'home',
  keys: null,
  on: 'rail',
}))

const root = document.getElementById('root')
if (root === null) throw new Error('index.html has no #root')
createRoot(root).render(
  <MantineProvider theme={theme} cssVariablesResolver={tokens} defaultColorScheme="auto">
    <Rail of={inOrder(places)} />
    <main className={classes.main}>
      <h1>Thirty places</h1>
      <MoreList of={places} />
    </main>
    <BottomBar of={[0, 6, 12, 18, 24].flatMap((index) => places[index] ?? [])} />
  </MantineProvider>,
)
