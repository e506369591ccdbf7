/**
 * The control of the experiment: the same matchmaker, but who a pilot is stands in this process's memory, and the token
 * is only the number of that entry. Nothing else differs.
 */
import { randomUUID } from 'node:crypto';
import { createServer } from 'node:http';
import pino from 'pino';
import { startApp } from '../../server/app.ts';
import { readConfig } from '../../server/config.ts';
import type { PilotIdentity } from '../../server/matchmaker/arena-directory.ts';
import { createTickets } from '../../server/tickets.ts';

const config = readConfig();
const sessions = new Map<string, PilotIdentity>();
const tickets = createTickets(config.tokenSecret, Date.now, config.tokenSecretPrevious);
const log = pino({ level: config.logLevel, base: undefined }, pino.destination(2));

await startApp(config, log, createServer(), undefined, {
  tickets: {
    ...tickets,
    signPilot(pilot) {
      const session = randomUUID();
      sessions.set(session, pilot);
      return session;
    },
    readPilot(token) {
      const pilot = sessions.get(token);
      return pilot === undefined ? { ok: false, reason: 'bad' } : { ok: true, pilot };
    },
  },
});
