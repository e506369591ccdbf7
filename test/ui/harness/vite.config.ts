import { defineConfig } from 'vite';

const ROOT = new URL('../../..', import.meta.url).pathname;

/** For looking only: `npx vite --config test/ui/harness/vite.config.ts`, then /test/ui/harness/. */
export default defineConfig({ root: ROOT, server: { port: 5199, strictPort: true } });
