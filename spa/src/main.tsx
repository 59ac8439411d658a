import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { App } from './app/app.tsx'
import { startConnection } from './lib/connection.ts'
import { startFollowingReleases } from './lib/new-release.ts'
import { startSession } from './lib/session.ts'

startConnection()
startFollowingReleases()
startSession()

const root = document.getElementById('root')
if (root === null) throw new Error('index.html has no #root')
createRoot(root).render(
  <StrictMode>
    <App />
  </StrictMode>,
)
