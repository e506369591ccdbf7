/** Signed permissions (JWT, HS256): who a pilot is, and the way back to its ship. Any process with the secret reads them. */
import { randomUUID } from 'node:crypto';
import jsonwebtoken from 'jsonwebtoken';
import { z } from 'zod';
import type { PilotIdentity } from './matchmaker/arena-directory.ts';
import { createTicketKeys } from './ticket-keys.ts';

const ISSUER = 'ground-truth';
/** Longer than any that is signed here; a longer one is not worth its signature. Characters. */
export const LONGEST_TICKET = 2048;

/** What a ticket is for: each kind has its own audience, so that none can be taken for another. */
type Kind<Claims extends object> = {
  audience: string;
  lifetimeSeconds: number;
  claims: z.ZodType<Claims>;
};

const pilotClaims = z.object({ sub: z.string().min(1), name: z.string().min(1), bot: z.boolean() });
const resumeClaims = pilotClaims.extend({ room: z.string().min(1), jti: z.string().min(1) });

const PILOT: Kind<z.infer<typeof pilotClaims>> = {
  audience: 'ground-truth:pilot',
  lifetimeSeconds: 24 * 60 * 60,
  claims: pilotClaims,
};
const RESUME: Kind<z.infer<typeof resumeClaims>> = {
  audience: 'ground-truth:resume',
  lifetimeSeconds: 10 * 60,
  claims: resumeClaims,
};

/** The library checks a time that is there; that it is there is checked here. */
const dated = z.object({ exp: z.number() });

/** `expired`: the signature is ours, the time is over. `bad`: anything else, told apart for nobody. */
export type Reading<T> = ({ ok: true } & T) | { ok: false; reason: 'bad' | 'expired' };

export type Tickets = {
  /** A token that says who a pilot is, for 24 hours. */
  signPilot(pilot: PilotIdentity): string;
  readPilot(token: string): Reading<{ pilot: PilotIdentity }>;
  /** A ticket for this pilot's ship in this room, for 10 minutes, with a fresh id each time. */
  signResume(pilot: PilotIdentity, roomId: string): string;
  /** Checks signature and time; that a `ticketId` works only once (R8) is for the room to remember. */
  readResume(ticket: string): Reading<{ pilot: PilotIdentity; roomId: string; ticketId: string }>;
};

/**
 * @param secret Signs and is read; at least 32 bytes.
 * @param now milliseconds since 1970
 * @param previous The secret before this one, which is still read.
 */
export function createTickets(secret: Uint8Array, now: () => number, previous?: Uint8Array): Tickets {
  const keys = createTicketKeys(secret, previous);

  function sign<Claims extends object>(kind: Kind<Claims>, claims: Claims): string {
    const issuedAt = Math.floor(now() / 1000);
    const times = { iat: issuedAt, exp: issuedAt + kind.lifetimeSeconds };
    return jsonwebtoken.sign({ iss: ISSUER, aud: kind.audience, ...times, ...claims }, keys.signing.key, {
      algorithm: 'HS256',
      keyid: keys.signing.id,
    });
  }

  function read<Claims extends object>(kind: Kind<Claims>, ticket: string): Reading<{ claims: Claims }> {
    if (ticket.length > LONGEST_TICKET) return BAD;
    try {
      const key = keys.find(jsonwebtoken.decode(ticket, { complete: true })?.header.kid);
      if (key === undefined) return BAD;
      const payload = jsonwebtoken.verify(ticket, key, {
        algorithms: ['HS256'],
        issuer: ISSUER,
        audience: kind.audience,
        clockTimestamp: now() / 1000,
      });
      const parsed = kind.claims.safeParse(payload);
      return parsed.success && dated.safeParse(payload).success ? { ok: true, claims: parsed.data } : BAD;
    } catch (error) {
      // The signature is checked first, then the time, then issuer and audience.
      return error instanceof jsonwebtoken.TokenExpiredError ? EXPIRED : BAD;
    }
  }

  return {
    signPilot: ({ id, name, bot }) => sign(PILOT, { sub: id, name, bot }),
    readPilot(token) {
      const reading = read(PILOT, token);
      return reading.ok ? { ok: true, pilot: toPilot(reading.claims) } : reading;
    },
    signResume: ({ id, name, bot }, roomId) =>
      sign(RESUME, { sub: id, name, bot, room: roomId, jti: randomUUID() }),
    readResume(ticket) {
      const reading = read(RESUME, ticket);
      if (!reading.ok) return reading;
      const { room, jti } = reading.claims;
      return { ok: true, pilot: toPilot(reading.claims), roomId: room, ticketId: jti };
    },
  };
}

const BAD = { ok: false, reason: 'bad' } as const;
const EXPIRED = { ok: false, reason: 'expired' } as const;

function toPilot(claims: z.infer<typeof pilotClaims>): PilotIdentity {
  return { id: claims.sub, name: claims.name, bot: claims.bot };
}
