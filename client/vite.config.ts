import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';
import { compressFiles } from './build/compress-files.ts';
import { keepShell } from './build/keep-shell.ts';
import { mapsByMode } from './build/maps-by-mode.ts';
import { preload } from './build/preload.ts';

/** Phaser's own build without Matter, which is not used: a tenth less to download. */
const SMALLER_PHASER = new URL('../node_modules/phaser/dist/phaser-arcade-physics.min.js', import.meta.url);

export default defineConfig(({ command }) => ({
  root: import.meta.dirname,
  plugins: [preload(), keepShell(), compressFiles()],
  define: { MAPS: JSON.stringify(mapsByMode()) },
  // Only in what is built: the development server takes modules alone.
  resolve: {
    alias: command === 'build' ? [{ find: 'phaser', replacement: fileURLToPath(SMALLER_PHASER) }] : [],
  },
  build: {
    outDir: '../dist/client',
    emptyOutDir: true,
    target: 'es2022',
    // Phaser is one library of this size; there is nothing to split.
    chunkSizeWarningLimit: 1500,
    rolldownOptions: {
      input: {
        index: `${import.meta.dirname}/index.html`,
        'not-found': `${import.meta.dirname}/not-found.html`,
        'service-worker': `${import.meta.dirname}/offline/service-worker.ts`,
      },
      output: {
        // A worker is found anew under its old name, and its folder is what it has a say in.
        entryFileNames: ({ name }) => (name === 'service-worker' ? '[name].js' : 'assets/[name]-[hash].js'),
      },
    },
  },
}));
