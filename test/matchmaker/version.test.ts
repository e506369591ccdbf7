import { expect, test } from 'vitest';
import { PROTOCOL_HEADER, PROTOCOL_VERSION } from '../../sim/protocol.ts';
import { createHarness, failure } from './harness.ts';

const asking = (version: string) => ({ body: { name: 'Ada' }, headers: { [PROTOCOL_HEADER]: version } });

test('R15 a client of another protocol is told to reload, before it has a pilot', async () => {
  const answer = await createHarness().call('POST', '/v1/pilots', asking(String(PROTOCOL_VERSION + 1)));
  expect(await failure(answer)).toBe('426 wrong_version');
});

test('a client of this protocol, or one that names none, is served', async () => {
  const { call } = createHarness();
  expect((await call('POST', '/v1/pilots', asking(String(PROTOCOL_VERSION)))).status).toBe(201);
  expect((await call('POST', '/v1/pilots', { body: { name: 'Ada' } })).status).toBe(201);
});
