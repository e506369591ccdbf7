import { createHmac, generateKeyPairSync } from 'node:crypto';
import fc from 'fast-check';
import jsonwebtoken from 'jsonwebtoken';
import { describe, expect, it } from 'vitest';
import { createTicketKeys } from '../server/ticket-keys.ts';
import { createTickets, LONGEST_TICKET } from '../server/tickets.ts';

const bytes = (text: string) => new TextEncoder().encode(text);
const secret = bytes('a-secret-of-the-tests-and-of-nothing-else');
const later = bytes('the-secret-that-comes-after-the-first-one');
const last = bytes('and-the-last-that-the-tests-will-ever-use');
const ada = { id: 'pilot-1', name: 'Ada', bot: false };
const HOUR = 60 * 60 * 1000;
const START = Date.UTC(2030, 0, 1);
const BAD = { ok: false, reason: 'bad' };
const EXPIRED = { ok: false, reason: 'expired' };

/** Tickets so many milliseconds after the start. */
function at(ms: number, key = secret, previous?: Uint8Array) {
  return createTickets(key, () => START + ms, previous);
}

const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
const kid = createTicketKeys(secret).signing.id;
const claims = {
  iss: 'ground-truth',
  aud: 'ground-truth:pilot',
  sub: 'p',
  name: 'A',
  bot: false,
  exp: START / 1000 + 60,
};

/** A token as somebody would write it who has the secret but not the program. */
function forge(header: object, payload: object, key = secret, hash = 'sha256'): string {
  const text = `${part(header)}.${part(payload)}`;
  return `${text}.${createHmac(hash, key).update(text).digest('base64url')}`;
}

describe('tickets', () => {
  it('R7 what one process signs, another with the same secret reads', () => {
    for (const pilot of [ada, { ...ada, bot: true }])
      expect(at(0).readPilot(at(0).signPilot(pilot))).toEqual({ ok: true, pilot });
  });

  it('R8 a resume ticket names one pilot, one room and itself', () => {
    const tickets = at(0);
    const first = tickets.readResume(tickets.signResume(ada, 'room-1'));
    const second = tickets.readResume(tickets.signResume(ada, 'room-1'));
    expect(first).toEqual({ ok: true, pilot: ada, roomId: 'room-1', ticketId: expect.any(String) });
    expect(first).not.toEqual(second);
  });

  it('R8 a resume ticket lives for 10 minutes, a pilot token for 24 hours', () => {
    const ticket = at(0).signResume(ada, 'room-1');
    const token = at(0).signPilot(ada);
    expect(at(10 * 60_000 - 1).readResume(ticket)).toMatchObject({ ok: true });
    expect(at(10 * 60_000).readResume(ticket)).toEqual(EXPIRED);
    expect(at(24 * HOUR - 1).readPilot(token)).toMatchObject({ ok: true });
    expect(at(24 * HOUR).readPilot(token)).toEqual(EXPIRED);
  });

  it('R8 a token is no ticket and a ticket is no token', () => {
    const tickets = at(0);
    expect(tickets.readResume(tickets.signPilot(ada))).toEqual(BAD);
    expect(tickets.readPilot(tickets.signResume(ada, 'r'))).toEqual(BAD);
  });

  it('a short secret is refused', () => {
    expect(() => at(0, new Uint8Array(31))).toThrow('32 bytes');
    expect(() => at(0, secret, new Uint8Array(31))).toThrow('32 bytes');
  });
});

describe('R7 a secret that is being changed', () => {
  it('at every step each process reads what any other signs', () => {
    const first = at(0, secret, later);
    const second = at(0, later, secret);
    const third = at(0, later);
    for (const [one, other] of [
      [at(0, secret), first],
      [first, second],
      [second, third],
    ] as const) {
      expect(one.readPilot(other.signPilot(ada))).toMatchObject({ ok: true });
      expect(other.readPilot(one.signPilot(ada))).toMatchObject({ ok: true });
    }
  });

  it('R8 signs with the new one, and the one before the last is bad', () => {
    const token = at(0, secret).signPilot(ada);
    expect(at(0, later).readPilot(at(0, later, secret).signPilot(ada))).toMatchObject({ ok: true });
    expect(at(0, last, later).readPilot(token)).toEqual(BAD);
  });

  it('a key has the same name everywhere, another than any other, and tells nothing of the secret', () => {
    expect(createTicketKeys(secret, later).signing.id).toBe(kid);
    expect(createTicketKeys(later).signing.id).not.toBe(kid);
    expect(kid).toMatch(/^[\w-]{8}$/);
  });
});

describe('R8 a forged ticket is bad:', () => {
  it('one that is as ours are is good, so that those below fail for what they say', () => {
    expect(at(0).readPilot(forge({ alg: 'HS256', kid }, claims))).toMatchObject({ ok: true });
  });

  it.each(['iss', 'aud', 'sub', 'name', 'bot', 'exp'])('signed, but without %s', (missing) => {
    expect(at(0).readPilot(forge({ alg: 'HS256', kid }, { ...claims, [missing]: undefined }))).toEqual(BAD);
  });

  it.each([
    ['another issuer', { iss: 'elsewhere' }],
    ['another audience', { aud: 'ground-truth:resume' }],
    ['a time that is no number', { exp: '9999999999' }],
    ['a time that is not come yet', { nbf: START / 1000 + 30 }],
    ['a pilot without a name', { name: '' }],
    ['a flag that is no flag', { bot: 'no' }],
  ])('signed, but with %s', (_, wrong) => {
    expect(at(0).readPilot(forge({ alg: 'HS256', kid }, { ...claims, ...wrong }))).toEqual(BAD);
  });

  it('no algorithm, with and without a signature', () => {
    for (const alg of ['none', 'None', 'NONE', '']) {
      const text = `${part({ alg, kid })}.${part(claims)}`;
      for (const forged of [`${text}.`, text, forge({ alg, kid }, claims)])
        expect(at(0).readPilot(forged), alg).toEqual(BAD);
    }
  });

  it('another algorithm, though with our secret or with a key of its own', () => {
    for (const alg of ['HS384', 'HS512'] as const)
      expect(at(0).readPilot(forge({ alg, kid }, claims, secret, `sha${alg.slice(2)}`)), alg).toEqual(BAD);
    const pair = generateKeyPairSync('rsa', { modulusLength: 2048 });
    const own = jsonwebtoken.sign(claims, pair.privateKey, { algorithm: 'RS256', keyid: kid });
    expect(at(0).readPilot(own)).toEqual(BAD);
    const publicKey = pair.publicKey.export({ format: 'pem', type: 'spki' }).toString();
    expect(at(0).readPilot(forge({ alg: 'HS256', kid, jwk: publicKey }, claims, bytes(publicKey)))).toEqual(
      BAD,
    );
  });

  it('a key that is not ours, or that is not named, though the signature is', () => {
    for (const name of ['AAAAAAAA', '', '__proto__', undefined, 1, null, { kid }, [kid]])
      expect(at(0).readPilot(forge({ alg: 'HS256', kid: name }, claims)), String(name)).toEqual(BAD);
  });

  it('another secret, even when it is old too', () => {
    const token = at(0).signPilot(ada);
    expect(at(0, later).readPilot(token)).toEqual(BAD);
    expect(at(48 * HOUR, later).readPilot(token)).toEqual(BAD);
    expect(at(48 * HOUR).readPilot(forge({ alg: 'HS256', kid }, claims, later))).toEqual(BAD);
  });

  it('any character changed, in head, claims or signature', () => {
    const token = at(0).signPilot(ada);
    // The last character holds two bits that no byte has.
    for (let place = 0; place < token.length - 1; place++) {
      const other = token[place] === 'A' ? 'B' : 'A';
      const changed = token.slice(0, place) + other + token.slice(place + 1);
      expect(at(0).readPilot(changed), changed).toEqual(BAD);
    }
  });

  it('longer than any of ours, though signed', () => {
    const long = forge({ alg: 'HS256', kid }, { ...claims, more: 'x'.repeat(LONGEST_TICKET) });
    expect(at(0).readPilot(long)).toEqual(BAD);
    const longest = at(0).signResume({ ...ada, name: '\u{10FFFF}'.repeat(32) }, 'r'.repeat(64));
    expect(longest.length).toBeLessThan(LONGEST_TICKET / 2);
  });

  it('whatever else is sent', () => {
    for (const text of ['', 'x', 'a.b.c', '...', `${part({ alg: 'HS256', kid })}.bnVsbA.`, part({})])
      expect(at(0).readPilot(text), text).toEqual(BAD);
    const claimed = fc.record({ alg: fc.jsonValue(), kid: fc.constant(kid) });
    const any = fc.oneof(
      fc.string(),
      fc.tuple(claimed, fc.jsonValue()).map(([head, body]) => forge(head, Object(body), later)),
    );
    fc.assert(fc.property(any, (text) => void expect(at(0).readPilot(text)).toEqual(BAD)));
  });
});
