/** The REST layer of a running app as a test asks it: status and parsed body, whatever they are. */
import { Client, type Room } from 'colyseus.js';
import { z } from 'zod';
import { SeatAnswer as seatAnswer } from '../../server/matchmaker/schemas.ts';
import { ToldState } from '../../sim/told-state.ts';

export type SeatAnswer = z.infer<typeof seatAnswer>;

export type Answer = { status: number; body: unknown };

export async function post(origin: string, path: string, body: object, token?: string): Promise<Answer> {
  const headers = {
    'Content-Type': 'application/json',
    ...(token ? { Authorization: `Bearer ${token}` } : {}),
  };
  const response = await fetch(origin + path, { method: 'POST', headers, body: JSON.stringify(body) });
  return { status: response.status, body: await response.json() };
}

export async function newPilot(
  origin: string,
  name: string,
  bot = false,
): Promise<{ id: string; token: string }> {
  const { status, body } = await post(origin, '/v1/pilots', bot ? { name, bot } : { name });
  if (status !== 201) throw new Error(`no pilot: ${JSON.stringify(body)}`);
  const { pilot, token } = z.object({ pilot: z.object({ id: z.string() }), token: z.string() }).parse(body);
  return { id: pilot.id, token };
}

export async function askSeat(origin: string, token: string, roomId?: string): Promise<SeatAnswer> {
  const { status, body } = await post(origin, '/v1/seats', roomId ? { roomId } : {}, token);
  if (status !== 200) throw new Error(`no seat: ${status} ${JSON.stringify(body)}`);
  return seatAnswer.parse(body);
}

export async function askToWatch(origin: string, token: string, roomId: string): Promise<SeatAnswer> {
  const { status, body } = await post(origin, '/v1/watch', { roomId }, token);
  if (status !== 200) throw new Error(`not to be watched: ${status} ${JSON.stringify(body)}`);
  return seatAnswer.parse({ resume: '', ...z.object({}).loose().parse(body) });
}

export async function askResume(origin: string, ticket: string): Promise<Answer & { seat?: SeatAnswer }> {
  const answer = await post(origin, '/v1/seats/resume', { ticket });
  return answer.status === 200 ? { ...answer, seat: seatAnswer.parse(answer.body) } : answer;
}

export type RawPilot = {
  room: Room<unknown, ToldState>;
  /** The close code, once closed. */
  closed: Promise<number>;
  /** Id of the own ship. */
  ship: Promise<number>;
};

/** Takes a seat without the session's comforts: what a test sends is what arrives. Rejects when the seat is refused. */
export async function connect(origin: string, answer: SeatAnswer): Promise<RawPilot> {
  const room = await new Client(origin).consumeSeatReservation(answer.seat, ToldState);
  room.reconnection.enabled = false;
  const closed = new Promise<number>((resolve) => room.onLeave((code) => resolve(code)));
  const ship = new Promise<number>((resolve) =>
    room.onMessage(1, ({ ship: id }: { ship: number }) => resolve(id)),
  );
  for (const type of [2, 3, 4]) room.onMessage(type, () => {});
  return { room, closed, ship };
}
