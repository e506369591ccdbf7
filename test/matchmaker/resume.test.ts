import { describe, expect, it } from 'vitest';
import { SeatAnswer } from '../../server/matchmaker/schemas.ts';
import { createHarness, failure } from './harness.ts';

async function seated() {
  const harness = createHarness();
  const { pilot, token } = await harness.pilot();
  const first = await harness.seat(token);
  harness.directory.board(first.seat.sessionId);
  const ask = (ticket: string) => harness.call('POST', '/v1/seats/resume', { body: { ticket } });
  const resume = async (ticket: string) => SeatAnswer.parse(await (await ask(ticket)).json());
  return { ...harness, pilot, token, first, ask, resume };
}

describe('resume', () => {
  it('R8 a ticket gives the same ship through a new seat, and a new ticket', async () => {
    const { directory, first, resume } = await seated();
    const ship = directory.shipOf(first.seat.sessionId);
    const again = await resume(first.resume);
    expect(again.seat.sessionId).not.toBe(first.seat.sessionId);
    expect(again.resume).not.toBe(first.resume);
    expect(directory.shipOf(again.seat.sessionId)).toBe(ship);
  });

  it('R9 the same request again gives the same seat, until the pilot is aboard', async () => {
    const { first, resume } = await seated();
    const seats = [await resume(first.resume), await resume(first.resume)];
    expect(seats[0]?.seat).toEqual(seats[1]?.seat);
  });

  it('R8 a ticket works once: after it brought its pilot aboard only the newer one does', async () => {
    const { directory, first, ask, resume } = await seated();
    const again = await resume(first.resume);
    directory.board(again.seat.sessionId);
    expect(await failure(ask(first.resume))).toBe('401 bad_ticket');
    expect((await ask(again.resume)).status).toBe(200);
  });

  it('R8 a ticket is short-lived', async () => {
    const { clock, first, ask } = await seated();
    clock.ms += 10 * 60 * 1000;
    expect(await failure(ask(first.resume))).toBe('401 expired_ticket');
  });

  it('R8 a token is no ticket and a ticket is no token', async () => {
    const { call, token, first, ask } = await seated();
    expect(await failure(ask(token))).toBe('401 bad_ticket');
    expect(await failure(call('POST', '/v1/seats', { body: {}, token: first.resume }))).toBe('401 bad_token');
  });

  it('R8 a ticket stands for its own pilot and room only', async () => {
    const { tickets, pilot, first, ask } = await seated();
    const stranger = { id: 'somebody-else', name: pilot.name, bot: false };
    expect(await failure(ask(tickets.signResume(stranger, first.room.id)))).toBe('410 seat_gone');
    expect(await failure(ask(tickets.signResume({ ...pilot, bot: false }, 'x')))).toBe('410 seat_gone');
  });

  it('a ship that has left is gone', async () => {
    const { directory, pilot, first, ask } = await seated();
    directory.leave(pilot.id);
    expect(await failure(ask(first.resume))).toBe('410 seat_gone');
  });

  it('with no host it says when to ask again, and the ticket stays good', async () => {
    const { directory, first, ask } = await seated();
    directory.hostIds = [];
    expect(await failure(ask(first.resume))).toBe('503 no_host');
    directory.hostIds = ['host-1'];
    expect((await ask(first.resume)).status).toBe(200);
  });
});
