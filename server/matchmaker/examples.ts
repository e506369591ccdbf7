/** One example for each shape that is sent or answered, by the shape's name, for who reads the description of the API. */
const token = 'eyJhbGciOiJIUzI1NiIsImtpZCI6Ij…';
const room = { id: 'Yk2Fq81Lw', mode: 'skirmish', map: 'foundry' };
const seat = {
  name: 'skirmish',
  sessionId: 'Tn8vC2_pQ',
  roomId: room.id,
  processId: 'w0aQ71xZb',
  publicAddress: 'play.test/arena-1',
};

export const examples: Readonly<Record<string, unknown>> = {
  PilotRequest: { name: 'Ada' },
  PilotAnswer: { pilot: { id: 'kX3_9aQ0vZ1b', name: 'Ada' }, token },
  SeatRequest: { mode: 'skirmish' },
  SeatAnswer: { seat, room, resume: token },
  ResumeRequest: { ticket: token },
  WatchRequest: { roomId: room.id },
  WatchAnswer: { seat: { ...seat, name: 'gallery', roomId: 'Zb81-w0aQ' }, room },
  RoomsAnswer: { rooms: [{ ...room, pilots: 9, capacity: 16, bots: 4 }] },
  QueueRequest: { mode: 'duel' },
  QueueAnswer: { state: 'waiting', ticket: 'p8Xw2_kLq', place: 3, estimateSeconds: 12, width: 4 },
  ReadyRequest: { ready: true },
  PartyAnswer: {
    code: 'K7WQ2MXA',
    members: [
      { name: 'Ada', you: true, leads: true, ready: true },
      { name: 'Bo', you: false, leads: false, ready: false },
    ],
    mostMembers: 6,
  },
  PartyLeft: { left: true },
  HealthAnswer: { status: 'ok', version: '1.2.3' },
  Failure: { error: { code: 'room_full', message: 'The room is full.' } },
};
