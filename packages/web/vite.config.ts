import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

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
  server: { proxy: { '/api': 'http://localhost:4600', '/log': 'http://localhost:4600' } },
});
