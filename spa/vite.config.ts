import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

/** Firestore stands apart: the sign-in screen must not wait for it. Everything else is cut by the lazy routes. */
const chunks = [
  { name: 'firestore', test: /node_modules\/@firebase\/(firestore|webchannel-wrapper)/ },
  { name: 'react', test: /node_modules\/(react|react-dom|react-router|scheduler)\// },
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
