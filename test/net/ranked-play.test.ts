import { afterAll, beforeAll, expect, test } from 'vitest';
import { createMemoryStorage } from '../../client/net/key-value.ts';
import { rankedDesk } from '../../client/net/ranked-desk.ts';
import { Servers } from '../../client/net/servers.ts';
import { RankedPlay } from '../../client/ui/ranked-play.ts';
import { MOST_MEMBERS } from '../../server/matchmaker/party/party.ts';
import { startTestApp, type TestApp } from '../helpers/running-app.ts';
import { until } from '../helpers/until.ts';

let app: TestApp;
beforeAll(async () => {
  app = await startTestApp({}, undefined, ['gatehouse', 'citadel']);
});
afterAll(() => app.close());

/** A pilot's page, as far as it goes without a screen. */
function open(name: string): RankedPlay {
  const storage = createMemoryStorage();
  const desk = rankedDesk(new Servers([app.origin], () => 0), storage);
  return new RankedPlay({ desk, storage, readName: () => name, play: () => {} });
}

async function gathered(ranked: RankedPlay, code?: string): Promise<string> {
  ranked.gather(code);
  const { wanted } = ranked;
  await until(() => ranked.party === wanted && ranked.isInParty, 'a party');
  return ranked.party?.code ?? '';
}

const namesOf = ({ party }: RankedPlay) => party?.seen?.members.map(({ name }) => name);

test('who follows an invitation out of a party is in the other one alone', async () => {
  const [ada, bob] = [open('Ada'), open('Bob')];
  await gathered(ada);
  const first = ada.party;
  const code = await gathered(bob);
  let wasTold = false;
  ada.onChange(() => {
    wasTold ||= ada.party?.isOver === true;
  });
  await gathered(ada, code);
  expect(wasTold).toBe(false);
  expect(namesOf(ada)).toEqual(['Bob', 'Ada']);
  expect(first?.isOver).toBe(true);
  ada.leaveParty();
  await until(() => namesOf(bob)?.length === 1, 'Ada gone');
  bob.leaveParty();
});

test('who is refused by another party stays in its own, and is told why', async () => {
  const crowd = Array.from({ length: MOST_MEMBERS }, (_, i) => open(`Pilot ${i}`));
  let code: string | undefined;
  for (const one of crowd) code = await gathered(one, code);
  const late = open('Late');
  const own = await gathered(late);
  late.gather(code);
  await until(() => late.wanted?.isOver === true, 'the refusal');
  expect(late.wanted?.refusal?.code).toBe('party_full');
  expect([late.isInParty, late.party?.code, late.mayFind]).toEqual([true, own, true]);
  late.forgetEnded();
  expect(late.wanted).toBeUndefined();
  for (const one of [...crowd, late]) one.leaveParty();
});

test('whose party is over looks for a match alone', async () => {
  const [ada, bob] = [open('Ada'), open('Bob')];
  const code = await gathered(ada);
  await gathered(bob, code);
  expect(bob.mayFind).toBe(false);
  await bob.party?.leave();
  expect([bob.party?.isOver, bob.mayFind]).toEqual([true, true]);
  bob.find('duel');
  await until(() => bob.ticket?.state.is === 'waiting', 'a place in the queue');
  bob.stop();
  bob.leaveParty();
  ada.leaveParty();
});
