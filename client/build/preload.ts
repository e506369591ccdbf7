/** Names in the page's head what its first screen needs and would find out late: the fonts, and the game world. */
import type { HtmlTagDescriptor, Plugin } from 'vite';

const FONT = /chakra-petch-latin-[567]00-normal-.*\.woff2$/;

export function preload(): Plugin {
  return {
    name: 'preload',
    apply: 'build',
    transformIndexHtml: {
      order: 'post',
      handler(_html, { bundle = {}, chunk }) {
        return Object.values(bundle).flatMap((part): HtmlTagDescriptor[] => {
          const href = `/${part.fileName}`;
          const link = (attrs: Record<string, string>) =>
            [{ tag: 'link', attrs: { ...attrs, href, crossorigin: '' }, injectTo: 'head' }] as const;
          if (FONT.test(href)) return [...link({ rel: 'preload', as: 'font', type: 'font/woff2' })];
          const isWorld = part.type === 'chunk' && part.name === 'open-stage';
          // The page of an address that leads nowhere opens no world.
          if (isWorld && chunk?.dynamicImports.includes(part.fileName))
            return [...link({ rel: 'modulepreload', fetchpriority: 'low' })];
          return [];
        });
      },
    },
  };
}
