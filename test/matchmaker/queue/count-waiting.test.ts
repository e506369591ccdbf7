import { expect, it } from 'vitest';
import { countWaiting } from '../../../server/matchmaker/queue/count-waiting.ts';
import { createMemoryRecords } from '../../../server/store/memory-records.ts';
import { createHarness } from '../harness.ts';

it('who waits is counted by mode, until it leaves', async () => {
  const records = createMemoryRecords(() => Date.UTC(2030, 0, 1));
  const { call, pilot } = createHarness({ records });
  const { token } = await pilot();
  const entered = await call('POST', '/v1/queue', { token, body: { mode: 'duel' } });
  expect(entered.status).toBeLessThan(300);
  expect(await countWaiting(records, ['skirmish', 'duel'])).toEqual({ skirmish: 0, duel: 1 });
  const { ticket } = await entered.json();
  await call('DELETE', `/v1/queue/${ticket}`, { token });
  expect(await countWaiting(records, ['skirmish', 'duel'])).toEqual({ skirmish: 0, duel: 0 });
});
