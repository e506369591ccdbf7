/** A class that says a part's state must not be the name of another part, whose whole looks it would put on. */
import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

const STYLES = new URL('../../client/styles/', import.meta.url);
const sheets = readdirSync(STYLES).map((name) => readFileSync(new URL(name, STYLES), 'utf8'));
const rules = sheets
  .flatMap((sheet) => [...sheet.replaceAll(/\/\*[\s\S]*?\*\//g, '').matchAll(/([^{}]+)\{([^{}]*)\}/g)])
  .map(([, selectors = '', body = '']) => ({
    selectors: selectors.split(',').map((selector) => selector.trim()),
    body,
  }));

test('no state of one part is the name of another that lays itself out', () => {
  const parts = new Set(
    rules
      .filter(({ body }) => /(^|[\s;])(position|inset|display):/.test(body))
      .flatMap(({ selectors }) => selectors.filter((selector) => /^\.[\w-]+$/.test(selector)))
      .map((selector) => selector.slice(1)),
  );
  const states = new Set(
    rules
      .flatMap(({ selectors }) =>
        selectors.flatMap((selector) => [...selector.matchAll(/\.[\w-]+\.([\w-]+)/g)]),
      )
      .map(([, state = '']) => state),
  );
  expect(parts.size).toBeGreaterThan(50);
  expect(states.size).toBeGreaterThan(10);
  expect([...states].filter((state) => parts.has(state))).toEqual([]);
});
