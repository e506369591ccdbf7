import { errors, jwtVerify, SignJWT } from 'jose';
import { z } from 'zod';
import type { PilotIdentity } from './matchmaker/arena-directory.ts';

const ISSUER = 'ground-truth';
const PILOT = { audience: 'ground-truth:pilot', lifetimeSeconds: 24 * 60 * 60 };
const RESUME = { audience: 'ground-truth:resume', lifetimeSeconds: 10 * 60 };

const pilotClaims = z.object({ sub: z.string().min(1), name: z.string().min(1), bot: z.boolean() });
const resumeClaims = pilotClaims.extend({ room: z.string().min(1), jti: z.string().min(1) });

/** `expired`: the signature is ours, the time is over. `bad`: anything else, told apart for nobody. */
export type Reading<T> = ({ ok: true } & T) | { ok: false; reason: 'bad' | 'expired' };

export type Tickets = {
  /** A token that says who a pilot is, for 24 hours. */
  signPilot(pilot: PilotIdentity): Promise<string>;
  readPilot(token: string): Promise<Reading<{ pilot: PilotIdentity }>>;
  /** A ticket for this pilot's ship in this room, for 10 minutes, with a fresh id each time. */
  signResume(pilot: PilotIdentity, roomId: string): Promise<string>;
  /** Checks signature and time; that a `ticketId` works only once (R8) is for the room to remember. */
  readResume(ticket: string): Promise<Reading<{ pilot: PilotIdentity; roomId: string; ticketId: string }>>;
};

/**
 * Signs and reads tokens and tickets (HS256). Every process with the same secret reads what another signed.
 * @param secret at least 32 bytes
 * @param now milliseconds since 1970
 */
export function createTickets(secret: Uint8Array, now: () => number): Tickets {
  if (secret.length < 32) throw new RangeError('a ticket secret needs at least 32 bytes');
  // Imported once: jose would import raw bytes again for every signature.
  const key = crypto.subtle.importKey(
    'raw',
    new Uint8Array(secret),
    { name: 'HMAC', hash: 'SHA-256' },
    false,
    ['sign', 'verify'],
  );

  async function sign(pilot: PilotIdentity, kind: typeof PILOT, extra: { room?: string; jti?: string }) {
    const issuedAt = Math.floor(now() / 1000);
    return new SignJWT({ ...extra, name: pilot.name, bot: pilot.bot })
      .setProtectedHeader({ alg: 'HS256' })
      .setIssuer(ISSUER)
      .setAudience(kind.audience)
      .setSubject(pilot.id)
      .setIssuedAt(issuedAt)
      .setExpirationTime(issuedAt + kind.lifetimeSeconds)
      .sign(await key);
  }

  async function read<T>(
    jwt: string,
    kind: typeof PILOT,
    claims: z.ZodType<T>,
  ): Promise<Reading<{ claims: T }>> {
    const options = {
      algorithms: ['HS256'],
      issuer: ISSUER,
      audience: kind.audience,
      requiredClaims: ['exp'],
      currentDate: new Date(now()),
    };
    try {
      const { payload } = await jwtVerify(jwt, await key, options);
      const parsed = claims.safeParse(payload);
      return parsed.success ? { ok: true, claims: parsed.data } : { ok: false, reason: 'bad' };
    } catch (error) {
      // jose checks the signature first, then issuer and audience, then the time.
      return { ok: false, reason: error instanceof errors.JWTExpired ? 'expired' : 'bad' };
    }
  }

  return {
    signPilot: (pilot) => sign(pilot, PILOT, {}),
    async readPilot(token) {
      const reading = await read(token, PILOT, pilotClaims);
      return reading.ok ? { ok: true, pilot: toPilot(reading.claims) } : reading;
    },
    signResume: (pilot, roomId) => sign(pilot, RESUME, { room: roomId, jti: crypto.randomUUID() }),
    async readResume(ticket) {
      const reading = await read(ticket, RESUME, resumeClaims);
      if (!reading.ok) return reading;
      const { room, jti } = reading.claims;
      return { ok: true, pilot: toPilot(reading.claims), roomId: room, ticketId: jti };
    },
  };
}

function toPilot(claims: z.infer<typeof pilotClaims>): PilotIdentity {
  return { id: claims.sub, name: claims.name, bot: claims.bot };
}
