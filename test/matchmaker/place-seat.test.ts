import { describe, expect, it } from 'vitest';
import type { HostListing, RoomListing } from '../../server/matchmaker/arena-directory.ts';
import { evenChances, type PlaceRequest, placeSeat } from '../../server/matchmaker/place-seat.ts';

const person: PlaceRequest = {
  wish: { mode: 'skirmish', newRoom: false },
  bot: false,
  refusedBy: new Set(),
};

function room(id: string, people: number, bots = 0, other: Partial<RoomListing> = {}): RoomListing {
  return { id, mode: 'skirmish', map: 'quarry', pilots: people + bots, bots, capacity: 4, ...other };
}

function host(id: string, rooms: RoomListing[] = [], other: Partial<HostListing> = {}): HostListing {
  return { id, load: 0.2, draining: false, spare: 5, rooms, ...other };
}

const place = (hosts: HostListing[], request: Partial<PlaceRequest> = {}, chance = 0) =>
  placeSeat({ ...person, ...request }, hosts, chance);

describe('a place in a room', () => {
  it('people gather: the room with most people wins, whatever its bots and wherever it is', () => {
    const hosts = [
      host('a', [room('a1', 0, 4), room('a2', 1)]),
      host('b', [room('b1', 2), room('b2', 1, 2)]),
    ];
    expect(place(hosts)).toEqual({ hostId: 'b', roomId: 'b1', why: 'fullest' });
  });

  it('among equal people the livelier room wins, then the smaller id: replicas agree', () => {
    expect(place([host('a', [room('x', 1), room('y', 1, 2)])])).toMatchObject({ roomId: 'y' });
    expect(place([host('a', [room('z', 1)]), host('b', [room('c', 1)])])).toMatchObject({ roomId: 'c' });
  });

  it('rooms that are full of people, of another mode, or not for everybody are passed over', () => {
    const rooms = [
      room('full', 4),
      room('duel', 2, 0, { mode: 'duel' }),
      room('closed', 3, 0, { closed: true }),
    ];
    expect(place([host('a', rooms)])).toEqual({ hostId: 'a', why: 'all full' });
    expect(place([host('a', [...rooms, room('last', 0)])])).toMatchObject({ roomId: 'last' });
  });

  it('bots make way for a person, not for another bot', () => {
    const hosts = [host('a', [room('r', 3, 1)])];
    expect(place(hosts)).toMatchObject({ roomId: 'r' });
    expect(place(hosts, { bot: true })).toEqual({ hostId: 'a', why: 'all full' });
  });

  it('what refused once is not tried again in the same request', () => {
    const hosts = [host('a', [room('r', 2), room('s', 1)]), host('b', [room('t', 0)])];
    expect(place(hosts, { refusedBy: new Set(['r']) })).toMatchObject({ roomId: 's' });
    expect(place(hosts, { refusedBy: new Set(['a']) })).toMatchObject({ roomId: 't' });
    expect(place(hosts, { refusedBy: new Set(['a', 'b']) })).toEqual({ refused: 'no host' });
  });
});

describe('a new room', () => {
  it('is opened when there is none, none with space, or a new one is wished', () => {
    expect(place([host('a')])).toEqual({ hostId: 'a', why: 'none open' });
    expect(place([host('a', [room('r', 4)])])).toEqual({ hostId: 'a', why: 'all full' });
    const wish = { mode: 'skirmish', newRoom: true };
    expect(place([host('a', [room('r', 1)])], { wish })).toEqual({ hostId: 'a', why: 'new room' });
  });

  it('goes to hosts in proportion to what they have left, so that many at once do not all go to one', () => {
    const hosts = [host('a', [], { load: 0.7 }), host('b', [], { load: 0.1 })];
    const drawn = Array.from({ length: 1000 }, (_, i) => place(hosts, {}, i / 1000));
    const toA = drawn.filter((place) => 'hostId' in place && place.hostId === 'a').length;
    expect(toA).toBe(250);
  });

  it('goes rather to the host that has fewer rooms, as load is known late', () => {
    const hosts = [host('a', [room('r', 4)]), host('b')];
    const drawn = Array.from({ length: 300 }, (_, i) => place(hosts, {}, i / 300));
    expect(drawn.filter((place) => 'hostId' in place && place.hostId === 'a')).toHaveLength(100);
  });

  it('of two in a row one goes to each of two hosts, wherever chance begins', () => {
    for (let start = 0; start < 1; start += 0.01) {
      const chance = evenChances(start);
      const drawn = Array.from({ length: 3 }, () => place([host('a'), host('b')], {}, chance()));
      expect(
        new Set(drawn.map((place) => 'hostId' in place && place.hostId)),
        `from ${start}`,
      ).toHaveProperty('size', 2);
    }
  });

  it('goes to no busy host while there is a calm one, and to a busy one rather than nowhere', () => {
    const busy = host('a', [], { load: 0.95 });
    expect(place([busy, host('b')], {}, 0)).toMatchObject({ hostId: 'b' });
    expect(place([busy], {}, 0)).toMatchObject({ hostId: 'a' });
  });

  it('goes to no host that is full or about to end, and the refusal says which', () => {
    expect(place([host('a', [], { spare: 0 })])).toEqual({ refused: 'hosts full' });
    expect(place([host('a', [room('r', 1)], { draining: true })])).toEqual({ refused: 'all draining' });
    expect(place([host('a', [], { spare: 0 }), host('b')], {}, 0.1)).toMatchObject({ hostId: 'b' });
    expect(place([])).toEqual({ refused: 'no host' });
  });
});

describe('regions', () => {
  const far = host('far', [room('busy', 3)], { region: 'us' });
  const near = host('near', [], { region: 'eu' });
  const pings = { eu: 20, us: 120 };

  it('a new room nearby is better than a full one far away, where the pilot measured', () => {
    expect(place([far, near])).toMatchObject({ roomId: 'busy' });
    expect(place([far, near], { pings })).toEqual({ hostId: 'near', why: 'none open' });
  });

  it('regions that are about as near count as one', () => {
    expect(place([far, near], { pings: { eu: 20, us: 45 } })).toMatchObject({ roomId: 'busy' });
  });

  it('where nearby hosts have no room the next region has', () => {
    expect(place([far, { ...near, spare: 0 }], { pings })).toMatchObject({ roomId: 'busy' });
    expect(place([far, host('dark', [], { region: 'moon' })], { pings })).toMatchObject({ hostId: 'far' });
  });
});
