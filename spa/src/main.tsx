import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { App } from './app/app.tsx'
import { loadFirst } from './app/routing.tsx'
import { startConnection } from './lib/device/connection.ts'
import { startFollowingReleases } from './lib/device/new-release.ts'
import { keptSession } from './lib/session/kept.ts'
import { startSession } from './lib/session/session.ts'

startConnection()
startFollowingReleases()
startSession()

const root = document.getElementById('root')
if (root === null) throw new Error('index.html has no #root')
const app = createRoot(root)
const show = () =>
  app.render(
    <StrictMode>
      <App />
    </StrictMode>,
  )
// What could not be fetched is said by the screen that needs it.
loadFirst(keptSession() !== null).then(show, show)
