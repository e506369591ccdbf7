/** Who a pilot is, in a process that is alone and is started again. */
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { newPilot, post } from '../helpers/rest.ts';
import { startTestApp } from '../helpers/running-app.ts';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'ground-truth-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** What the second process answers to a pilot of the first, when both have this environment. */
async function comeBack(env: Record<string, string>): Promise<number> {
  const first = await startTestApp(env);
  const { token } = await newPilot(first.origin, 'Ada');
  await first.close();
  const second = await startTestApp(env);
  const { status } = await post(second.origin, '/v1/seats', {}, token);
  await second.close();
  return status;
}

it('R11 a pilot is known to the next process, where there is a data file', async () => {
  const file = join(folder, 'a', 'matches.sqlite');
  expect(await comeBack({ DATA_FILE: file })).toBe(200);
  expect(existsSync(file)).toBe(true);
});

it('and is forgotten where there is none', async () => {
  const file = join(folder, 'b', 'matches.sqlite');
  expect(await comeBack({})).toBe(401);
  expect(await comeBack({ DATA_FILE: file, SURVIVAL: 'false' })).toBe(401);
  expect(existsSync(file)).toBe(false);
});
