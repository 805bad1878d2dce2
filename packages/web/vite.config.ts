import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

// `npm run dev` gives both programs one environment, so that the screens ask where its server listens. That knows
// pages of its own origin alone: what this development server's own pages ask is passed on as theirs.
const origin = `http://localhost:${process.env['PORT']?.trim() || 4600}`;
const server = { target: origin, changeOrigin: true, headers: { origin } };

/**
 * The screens are static files from our own origin: no inline script, no data: fonts, no request to anybody else.
 * `remit-source` lets the browser run the same protocol source that the server runs.
 */
export default defineConfig({
  plugins: [react()],
  resolve: { conditions: ['remit-source', 'module', 'browser', 'import', 'default'] },
  build: {
    outDir: 'dist',
    emptyOutDir: true,
    target: 'es2023',
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
  },
  server: { proxy: { '/api': server, '/log': server, '/openapi.json': server } },
});
