import { MantineProvider } from '@mantine/core'
import { ErrorBoundary } from './error-boundary.tsx'
import { Routing } from './routing.tsx'
import './styles.ts'
import { theme } from './theme.ts'
import { tokens } from './tokens.ts'

export function App() {
  return (
    <MantineProvider theme={theme} cssVariablesResolver={tokens} defaultColorScheme="auto">
      <ErrorBoundary>
        <Routing />
      </ErrorBoundary>
    </MantineProvider>
  )
}
