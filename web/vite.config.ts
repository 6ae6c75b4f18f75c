import { readdirSync, statSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { compressed } from './compressed.js';

const at = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

const models = at('../models/');
const modelBytes = readdirSync(models)
  .filter((file) => file.endsWith('.bin'))
  .reduce((sum, file) => sum + statSync(models + file).size, 0);

/** The interface as static files in dist/web. Fonts and images stay files, so that the policy needs no `data:`. */
export default defineConfig({
  root: at('.'),
  plugins: [react(), compressed()],
  define: { __MODEL_BYTES__: modelBytes },
  server: { fs: { allow: [at('..')] } },
  worker: { format: 'es' },
  build: {
    outDir: at('../dist/web'),
    emptyOutDir: true,
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    target: ['chrome120', 'firefox121', 'safari17.2'],
    rolldownOptions: { checks: { pluginTimings: false } },
    reportCompressedSize: false,
    chunkSizeWarningLimit: Number.POSITIVE_INFINITY,
  },
});
