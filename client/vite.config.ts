import { defineConfig } from 'vite';

export default defineConfig({
  root: import.meta.dirname,
  build: {
    outDir: '../dist/client',
    emptyOutDir: true,
    target: 'es2022',
    // Phaser is one library of this size; there is nothing to split.
    chunkSizeWarningLimit: 1500,
  },
});
