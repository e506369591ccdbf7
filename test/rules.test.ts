import { expect, test } from 'vitest';
import { isNode, type Node, nameOf, sourcesBelow, statementsOf, textOf, walk } from './helpers/sim-syntax.ts';

const RULES = Array.from({ length: 16 }, (_, i) => i + 1);

/** Rules that nothing proves yet, each with the reason. A rule that gains a test leaves this list. */
const WITHOUT_TEST = [{ rule: 16, why: 'not built yet' }];

/** `test(…)`, `describe.each(…)(…)` and the like, by the name at their root. */
function rootName(callee: unknown): string | undefined {
  if (!isNode(callee)) return undefined;
  return nameOf(callee) ?? rootName(callee.type === 'MemberExpression' ? callee.object : callee.callee);
}

function titleOf(node: Node): string | undefined {
  if (node.type !== 'CallExpression' || !Array.isArray(node.arguments)) return undefined;
  const root = rootName(node.callee);
  return root === 'test' || root === 'it' || root === 'describe' ? textOf(node.arguments[0]) : undefined;
}

/** The numbers of the rules that the titles of these tests carry, such as `R5` or `R7 R9`. */
function rulesIn(path: string, text: string): Set<number> {
  const found = new Set<number>();
  for (const statement of statementsOf({ path, text })) {
    walk(statement, (node) => {
      for (const [, rule] of titleOf(node)?.matchAll(/\bR(\d+)\b/g) ?? []) found.add(Number(rule));
    });
  }
  return found;
}

const tested = new Set(
  sourcesBelow('test')
    .filter(({ path }) => path.endsWith('.test.ts'))
    .flatMap(({ path, text }) => [...rulesIn(path, text)]),
);
const listed = WITHOUT_TEST.map(({ rule }) => rule);

test('each rule that is built has a test that carries its number', () => {
  expect(RULES.filter((rule) => !tested.has(rule) && !listed.includes(rule))).toEqual([]);
});

test('a rule that is listed as without a test has none', () => {
  expect(listed.filter((rule) => tested.has(rule))).toEqual([]);
});

test('every number in a title is the number of a rule', () => {
  expect([...tested].filter((rule) => !RULES.includes(rule))).toEqual([]);
});

test('numbers are found in titles of every form, and nowhere else', () => {
  const text = `
    // R90 in a comment
    const words = 'R91 in a text';
    test('R1 plain', () => { expect('R92').toBe(1); });
    it.skipIf(true)('R2, R3: two', () => {});
    describe('R4 a group', () => { test.each([['R93']])('R5 of %s', () => {}); });
    test(\`R6 \${words}\`, () => {});
  `;
  expect([...rulesIn('a.test.ts', text)]).toEqual([1, 2, 3, 4, 5, 6]);
});
