import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

// The editor: sources in editor/, static files in public/, built into dist/editor, which the server serves.
export default defineConfig({
  root: 'editor',
  publicDir: '../public',
  plugins: [react()],
  build: { outDir: '../dist/editor', emptyOutDir: true, target: 'es2022' },
  server: { proxy: { '/api': { target: 'http://127.0.0.1:7700', ws: true } } },
})
