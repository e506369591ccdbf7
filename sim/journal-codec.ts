/** A journal as bytes. */
import { ByteReader, ByteWriter } from './bytes.ts';
import { asTeam } from './facts-codec.ts';
import type { Journal, JournalTick } from './journal.ts';

export const JOURNAL_VERSION = 2;

function writeTick(out: ByteWriter, tick: JournalTick): void {
  out.u8(tick.arrivals.length);
  for (const arrival of tick.arrivals) {
    out.u8(arrival.ship);
    out.text(arrival.pilot);
    out.text(arrival.name);
    out.flag(arrival.bot);
    out.u8(arrival.team ?? 0);
  }
  out.u8(tick.departures.length);
  for (const ship of tick.departures) out.u8(ship);
  out.u8(tick.intents.length);
  for (const intent of tick.intents) {
    out.u8(intent.ship);
    out.u8(intent.move);
    out.u16(intent.aim);
    out.u8(intent.buttons);
  }
  out.u16(tick.answers.length);
  for (const answer of tick.answers) {
    out.u8(answer.shooter);
    out.u8(answer.target);
    out.f64(answer.x);
    out.f64(answer.y);
  }
  out.text(tick.hash ?? '');
}

function readTick(from: ByteReader): JournalTick {
  const arrivals = Array.from({ length: from.u8() }, () => {
    const arrival = { ship: from.u8(), pilot: from.text(), name: from.text(), bot: from.flag() };
    const team = asTeam(from.u8());
    return team === 0 ? arrival : { ...arrival, team };
  });
  const departures = Array.from({ length: from.u8() }, () => from.u8());
  const intents = Array.from({ length: from.u8() }, () => ({
    ship: from.u8(),
    move: from.u8(),
    aim: from.u16(),
    buttons: from.u8(),
  }));
  const answers = Array.from({ length: from.u16() }, () => ({
    shooter: from.u8(),
    target: from.u8(),
    x: from.f64(),
    y: from.f64(),
  }));
  return { arrivals, departures, intents, answers, hash: from.text() || undefined };
}

export function journalToBytes(journal: Journal): Uint8Array {
  const out = new ByteWriter(65536);
  out.u8(JOURNAL_VERSION);
  out.blob(journal.start);
  out.u32(journal.ticks.length);
  for (const tick of journal.ticks) writeTick(out, tick);
  return out.done();
}

/** @throws RangeError when the bytes are no journal of this version. */
export function bytesToJournal(bytes: Uint8Array): Journal {
  const from = new ByteReader(bytes);
  const version = from.u8();
  if (version !== JOURNAL_VERSION)
    throw new RangeError(`journal version ${version}, ${JOURNAL_VERSION} is read`);
  const start = from.blob();
  const count = from.u32();
  const ticks: JournalTick[] = [];
  for (let i = 0; i < count; i++) ticks.push(readTick(from));
  from.end();
  return { start, ticks };
}
