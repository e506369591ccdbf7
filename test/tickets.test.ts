import { SignJWT } from 'jose';
import { describe, expect, it } from 'vitest';
import { createTickets } from '../server/tickets.ts';

const secret = new TextEncoder().encode('a-secret-of-the-tests-and-of-nothing-else');
const ada = { id: 'pilot-1', name: 'Ada', bot: false };
const HOUR = 60 * 60 * 1000;

function atTime(ms: number, key = secret) {
  return createTickets(key, () => ms);
}

describe('tickets', () => {
  it('R7 what one process signs, another with the same secret reads', async () => {
    for (const pilot of [ada, { ...ada, bot: true }])
      expect(await atTime(0).readPilot(await atTime(0).signPilot(pilot))).toEqual({ ok: true, pilot });
  });

  it('R8 a resume ticket names one pilot, one room and itself', async () => {
    const tickets = atTime(0);
    const first = await tickets.readResume(await tickets.signResume(ada, 'room-1'));
    const second = await tickets.readResume(await tickets.signResume(ada, 'room-1'));
    expect(first).toEqual({ ok: true, pilot: ada, roomId: 'room-1', ticketId: expect.any(String) });
    expect(first).not.toEqual(second);
  });

  it('R8 a resume ticket lives for 10 minutes, a pilot token for 24 hours', async () => {
    const ticket = await atTime(0).signResume(ada, 'room-1');
    const token = await atTime(0).signPilot(ada);
    expect(await atTime(10 * 60_000 - 1).readResume(ticket)).toMatchObject({ ok: true });
    expect(await atTime(10 * 60_000).readResume(ticket)).toEqual({ ok: false, reason: 'expired' });
    expect(await atTime(24 * HOUR - 1).readPilot(token)).toMatchObject({ ok: true });
    expect(await atTime(24 * HOUR).readPilot(token)).toEqual({ ok: false, reason: 'expired' });
  });

  it('R8 a token is no ticket and a ticket is no token', async () => {
    const tickets = atTime(0);
    expect(await tickets.readResume(await tickets.signPilot(ada))).toEqual({ ok: false, reason: 'bad' });
    expect(await tickets.readPilot(await tickets.signResume(ada, 'r'))).toEqual({ ok: false, reason: 'bad' });
  });

  it('R8 another secret, a changed byte or no signature make a ticket bad, even when it is old too', async () => {
    const token = await atTime(0).signPilot(ada);
    const [head, body, signature] = token.split('.');
    const otherSecret = new TextEncoder().encode('another-secret-that-is-long-enough-too');
    const unsigned = `${btoa('{"alg":"none"}').replaceAll('=', '')}.${body}.`;
    const changed = `${head}.${body?.slice(0, -2)}AA.${signature}`;
    expect(await atTime(0, otherSecret).readPilot(token)).toEqual({ ok: false, reason: 'bad' });
    expect(await atTime(48 * HOUR, otherSecret).readPilot(token)).toEqual({ ok: false, reason: 'bad' });
    for (const forged of [unsigned, changed, '', 'x', 'a.b.c'])
      expect(await atTime(0).readPilot(forged), forged).toEqual({ ok: false, reason: 'bad' });
  });

  it('R8 a signed token that lacks its time, its pilot or its issuer is bad', async () => {
    const complete = {
      iss: 'ground-truth',
      aud: 'ground-truth:pilot',
      sub: 'p',
      name: 'A',
      bot: false,
      exp: 60,
    };
    const sign = (claims: object) =>
      new SignJWT({ ...claims }).setProtectedHeader({ alg: 'HS256' }).sign(secret);
    expect(await atTime(0).readPilot(await sign(complete))).toMatchObject({ ok: true });
    for (const missing of ['iss', 'aud', 'sub', 'name', 'bot', 'exp']) {
      const token = await sign({ ...complete, [missing]: undefined });
      expect(await atTime(0).readPilot(token), missing).toEqual({ ok: false, reason: 'bad' });
    }
  });

  it('a short secret is refused', () => {
    expect(() => atTime(0, new Uint8Array(31))).toThrow('32 bytes');
  });
});
