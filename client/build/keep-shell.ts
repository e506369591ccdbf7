/** Tells the service worker which files make up the build that it belongs to. */
import { createHash } from 'node:crypto';
import type { Plugin } from 'vite';

const WORKER = 'service-worker.js';

export function keepShell(): Plugin {
  return {
    name: 'keep-shell',
    apply: 'build',
    enforce: 'post',
    generateBundle(_options, bundle) {
      const worker = bundle[WORKER];
      if (worker?.type !== 'chunk') throw new Error(`the build has no ${WORKER}`);
      const parts = Object.values(bundle).filter((part) => part !== worker);
      const hash = createHash('sha256').update(worker.code);
      for (const part of parts) hash.update(part.type === 'chunk' ? part.code : part.source);
      const files = parts.map(({ fileName }) => `/${fileName}`).filter((file) => file.startsWith('/assets/'));
      const shell = { build: hash.digest('hex').slice(0, 12), files };
      worker.code = `const SHELL=${JSON.stringify(shell)};${worker.code}`;
    },
  };
}
