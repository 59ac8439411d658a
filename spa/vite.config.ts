import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

/**
 * What every visit needs changes rarely and stands apart from our own code, so that a release costs little to load.
 * The rest is cut by the lazy routes; Firestore comes with the first of them, after the sign-in screen.
 */
const chunks = [
  { name: 'react', test: /node_modules\/(react|react-dom|react-router|scheduler)\// },
  { name: 'firebase-auth', test: /node_modules\/(@firebase\/(app|auth|component|logger|util)|idb)\// },
]

export default defineConfig({
  root: import.meta.dirname,
  plugins: [react()],
  server: { host: '127.0.0.1', port: 5173, strictPort: true },
  preview: { host: '127.0.0.1', port: 5173, strictPort: true },
  build: {
    outDir: 'dist',
    target: 'es2022',
    rolldownOptions: { output: { codeSplitting: { groups: chunks } } },
  },
})
