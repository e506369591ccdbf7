import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { pageHeaders } from '../server/page-headers.ts';

function policy(hosts: readonly string[]): Map<string, string> {
  const text = pageHeaders(hosts)['Content-Security-Policy'] ?? '';
  return new Map(
    text.split('; ').map((part) => [part.split(' ')[0] ?? '', part.split(' ').slice(1).join(' ')]),
  );
}

describe('the page', () => {
  it('runs scripts and styles of its own files only, and sends nothing elsewhere', () => {
    const rules = policy([]);
    for (const [name, sources] of rules) {
      expect(sources, name).not.toMatch(/unsafe|\*|https?:|wss?:|blob:/);
      if (name !== 'img-src') expect(sources, name).not.toContain('data:');
    }
    expect(rules.get('default-src')).toBe("'none'");
    expect(rules.get('connect-src')).toBe("'self'");
    expect(rules.get('frame-ancestors')).toBe("'none'");
  });

  it('may talk to hosts that are named, by HTTP and by WebSocket, and to no other', () => {
    const rules = policy(['arena.play.test:2567', '*.play.test']);
    expect(rules.get('connect-src')).toBe(
      "'self' https://arena.play.test:2567 wss://arena.play.test:2567 http://arena.play.test:2567 " +
        'ws://arena.play.test:2567 https://*.play.test wss://*.play.test http://*.play.test ws://*.play.test',
    );
    expect(rules.get('script-src')).toBe("'self'");
  });

  it('says the same when NGINX serves it', () => {
    const text = readFileSync(new URL('../deploy/nginx/page-headers.conf', import.meta.url), 'utf8');
    const set = [...text.matchAll(/^add_header ([\w-]+) "(.*)" always;$/gm)].map(([, name, value]) => [
      name,
      value,
    ]);
    expect(Object.fromEntries(set)).toEqual(pageHeaders([]));
  });
});
