import { expect, test } from 'vitest';
import type { SessionEvent, SessionView } from '../../client/net/session-types.ts';
import { REACH } from '../../client/sound/place.ts';
import { Player } from '../../client/sound/player.ts';
import { LOW_HULL } from '../../client/sound/pulses.ts';
import { SUBUNITS } from '../../sim/units.ts';
import { heardSession, ME, OTHER } from './heard-session.ts';
import { RecordingOutput } from './recording-output.ts';

/** What is played of some events, each in a frame of its own. */
function played(session: SessionView, ...events: readonly SessionEvent[]) {
  const output = new RecordingOutput();
  const player = new Player(output);
  events.forEach((event, i) => {
    player.frame(session, [event], i * 1000);
  });
  return output.started;
}

const namesOf = (started: readonly { sound: string }[]) => started.map(({ sound }) => sound);

const SHOT = { type: 'fired', weapon: 'bolt', angle: 0, reach: 0, strong: false } as const;
const OWN_SHOT: SessionEvent = { ...SHOT, ship: ME, x: 1000, y: 1000, own: true };
const shotAt = (x: number, y: number): SessionEvent => ({ ...SHOT, ship: OTHER, x, y, own: false });
const HIT = { type: 'hit', weapon: 'bolt', x: 1200, y: 1000, damage: 12, angle: 0, shielded: false } as const;
const DIED = { type: 'died', weapon: 'bolt', x: 1300, y: 1000, angle: 0 } as const;

test('what happens to the right is heard from the right, and from farther away quieter and duller', () => {
  const { session } = heardSession();
  const [right, left, far] = played(session, shotAt(1200, 1000), shotAt(800, 1000), shotAt(1600, 1000));
  expect(right?.pan).toBeGreaterThan(0.2);
  expect(left?.pan).toBe(-(right?.pan ?? 0));
  expect(far?.gain).toBeLessThan(right?.gain ?? 0);
  expect(far?.cutoff).toBeLessThan(right?.cutoff ?? 0);
});

test('beyond the reach of eyes nothing that has a place is heard', () => {
  const { session } = heardSession();
  expect(played(session, shotAt(1000 + REACH, 1000))).toEqual([]);
});

test('R2: a shot out of sight is heard in the middle and quietly, whoever is where', () => {
  const { session, other } = heardSession();
  other.x = 1100;
  const [heard] = played(session, { type: 'heard', weapon: 'bolt' });
  expect(heard?.sound).toBe('heard');
  expect(heard?.pan).toBe(0);
  other.x = 200;
  expect(played(session, { type: 'heard', weapon: 'bolt' })).toEqual([heard]);
});

test('R2: a death out of sight is a far rumble without a direction', () => {
  const { session } = heardSession();
  const died = (x: number): SessionEvent => ({ ...DIED, x, ship: OTHER, by: 3, seen: false });
  const [rumble, ...rest] = played(session, died(1300));
  expect(rumble).toMatchObject({ sound: 'rumble', pan: 0 });
  expect(rest).toEqual([]);
  expect(played(session, died(0))).toEqual([rumble]);
  expect(namesOf(played(session, { ...DIED, ship: OTHER, by: 3, seen: true }))).toEqual(['deathOther']);
});

test("the own shot sounds as it is fired, and a hit only by the server's word", () => {
  const { session } = heardSession();
  expect(namesOf(played(session, OWN_SHOT))).toEqual(['bolt']);
  expect(namesOf(played(session, { ...HIT, by: ME, ship: OTHER }))).toEqual(['hitGiven', 'impact']);
  expect(namesOf(played(session, { ...HIT, by: OTHER, ship: ME }))).toEqual(['hitTaken']);
  expect(namesOf(played(session, { ...HIT, by: OTHER, ship: ME, shielded: true }))).toEqual(['shieldHit']);
});

test('a kill is confirmed, also of who fell out of sight', () => {
  const { session } = heardSession();
  expect(namesOf(played(session, { ...DIED, ship: OTHER, by: ME, seen: true }))).toEqual([
    'killed',
    'deathOther',
  ]);
  expect(namesOf(played(session, { ...DIED, ship: OTHER, by: ME, seen: false }))).toEqual([
    'killed',
    'rumble',
  ]);
});

test('who watches hears the followed ship, without the sounds of own weapons', () => {
  const { session, gauges, output, player } = { ...heardSession(), ...recorded() };
  const watched = { ...session, watching: true };
  gauges.hull = 0.1;
  gauges.charge = 0.5;
  player.frame(watched, [{ ...HIT, by: ME, ship: OTHER }], 0);
  player.frame(watched, [{ ...SHOT, ship: ME, x: 1000, y: 1000, own: false }], 1000);
  player.frame(watched, [{ ...DIED, ship: OTHER, by: ME, seen: true }], 2000);
  expect(output.take()).toEqual(['impact', 'boltOther', 'deathOther']);
  expect(output.drones.engine.gain).toBeGreaterThan(0);
  expect(output.drones.charge.gain).toBe(0);
});

test('who looks around and follows nobody hears from the middle of the arena', () => {
  const { session } = heardSession();
  const arena = { ...session.arena, width: 2000 * SUBUNITS, height: 600 * SUBUNITS };
  const looking = { ...session, watching: true, me: 0, arena };
  const [middle, left] = played(looking, shotAt(1000, 300), shotAt(800, 300));
  expect(middle).toMatchObject({ gain: 1, pan: 0 });
  expect(left?.pan).toBeLessThan(-0.2);
});

function recorded() {
  const output = new RecordingOutput();
  return { output, player: new Player(output) };
}

test('the last seconds of a round and of a warm-up are counted, each once, and not while it waits', () => {
  const { session, round, output, player } = { ...heardSession(), ...recorded() };
  let now = 0;
  const passes = (ms: number) => {
    for (let left = ms; left >= 0; left -= 16) {
      round.msLeft = left;
      now += 16;
      player.frame(session, [], now);
    }
  };
  passes(12_000);
  expect(output.take()).toEqual(Array.from({ length: 10 }, () => 'lastTick'));
  round.phase = 'warmup';
  passes(8000);
  expect(output.take()).toEqual(Array.from({ length: 5 }, () => 'warmupTick'));
  round.waiting = true;
  passes(8000);
  expect(output.take()).toEqual([]);
});

test('a hull that is nearly gone pulses calmly, and only while one flies', () => {
  const { session, gauges, own, output, player } = { ...heardSession(), ...recorded() };
  const flyFor = (from: number, ms: number) => {
    for (let now = from; now < from + ms; now += 16) player.frame(session, [], now);
  };
  flyFor(0, 5000);
  expect(output.take()).toEqual([]);
  gauges.hull = LOW_HULL;
  flyFor(5000, 5000);
  const pulses = output.take();
  expect(pulses.length).toBeGreaterThanOrEqual(3);
  expect(pulses.length).toBeLessThanOrEqual(5);
  own.flying = false;
  flyFor(10_000, 5000);
  expect(output.take()).toEqual([]);
});

test('the engine follows the speed, the charge rises to a step that says full, and both end with the ship', () => {
  const { session, gauges, own, output, player } = { ...heardSession(), ...recorded() };
  player.frame(session, [], 0);
  const idle = { ...output.drones.engine };
  own.vx = 250;
  gauges.charge = 0.5;
  player.frame(session, [], 16);
  expect(output.drones.engine.pitch).toBeGreaterThan(idle.pitch);
  expect(output.drones.engine.gain).toBeGreaterThan(idle.gain);
  const half = output.drones.charge.pitch;
  gauges.charge = 0.99;
  player.frame(session, [], 32);
  const nearly = output.drones.charge.pitch;
  gauges.charge = 1;
  player.frame(session, [], 48);
  expect(half).toBeLessThan(nearly);
  expect(output.drones.charge.pitch / nearly).toBeGreaterThan(1.4);
  player.frame(undefined, [], 64);
  expect([output.drones.engine.gain, output.drones.charge.gain]).toEqual([0, 0]);
});

test('the end of a round sounds as it ended: for the best pilot, for the better team', () => {
  const results: SessionEvent = { type: 'turned', phase: 'results', round: 1 };
  const { session, pilots } = heardSession();
  expect(namesOf(played(session, results))).toEqual(['roundWon']);
  const other = pilots.get(OTHER);
  if (other !== undefined) other.score = 9;
  expect(namesOf(played(session, results))).toEqual(['roundLost']);
  const hold = heardSession('hold');
  hold.teamScores[1] = 5;
  expect(namesOf(played(hold.session, results))).toEqual(['roundLost']);
  hold.teamScores[0] = 6;
  expect(namesOf(played(hold.session, results))).toEqual(['roundWon']);
});

test('beacons, pickups and ships are told apart by whose they are', () => {
  const { session } = heardSession();
  const captured = (own: 'mine' | 'theirs' | 'none'): SessionEvent => {
    return { type: 'captured', beacon: 0, team: own === 'none' ? 0 : 1, own };
  };
  expect(namesOf(played(session, captured('mine'), captured('theirs'), captured('none')))).toEqual([
    ...['beaconMine', 'beaconTheirs', 'beaconLost'],
  ]);
  const took = { type: 'took', pickup: 0, kind: 'repair', x: 1000, y: 1000 } as const;
  const [mine, theirs] = played(
    session,
    { ...took, ship: ME, own: true },
    { ...took, ship: OTHER, own: false },
  );
  expect(theirs?.gain).toBeLessThan(mine?.gain ?? 0);
  const [dash, far] = played(
    session,
    { type: 'dashed', ship: ME, x: 1000, y: 1000 },
    { type: 'dashed', ship: OTHER, x: 1100, y: 1000 },
  );
  expect(far?.gain).toBeLessThan(dash?.gain ?? 0);
});
