/** Kept matches in Redis: a hash for each room and a key for each host's lease, which end by themselves; each step is one script. */
import type { Redis } from 'ioredis';
import { ENDED_MS, type KeptMatch, LEASE_MS, type MatchStore, mustFit, RECORD_MS } from './match-store.ts';
import { createBytesScript } from './redis.ts';

const LEASE_KEY = 'gt:lease:';
const roomKey = (roomId: string) => `gt:match:${roomId}`;
const leaseKey = (hostId: string) => LEASE_KEY + hostId;
/** A view, no copy. */
const asBuffer = ({ bytes }: KeptMatch) => Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);

/**
 * KEYS: the lease, the rooms. ARGV: host, address, how long the lease and the rooms live, then epoch, version and bytes
 * of each room. Answers with the numbers of the deposed rooms and of the created ones.
 */
const KEEP = `
redis.call('SET', KEYS[1], ARGV[2], 'PX', ARGV[3])
local deposed, created = {}, {}
for i = 2, #KEYS do
  local at = 3 * i - 1
  local epoch = tonumber(ARGV[at])
  local held = redis.call('HMGET', KEYS[i], 'epoch', 'host', 'result')
  local heldEpoch = tonumber(held[1] or -1)
  if heldEpoch > epoch or (heldEpoch == epoch and held[2] ~= ARGV[1]) then deposed[#deposed + 1] = i - 2
  elseif not held[3] then
    if not held[1] or held[2] ~= ARGV[1] then created[#created + 1] = i - 2 end
    if heldEpoch == epoch then
      redis.call('HSET', KEYS[i], 'version', ARGV[at + 1], 'bytes', ARGV[at + 2])
    else
      redis.call('HSET', KEYS[i], 'host', ARGV[1], 'address', ARGV[2], 'epoch', epoch,
        'version', ARGV[at + 1], 'bytes', ARGV[at + 2])
    end
    redis.call('PEXPIRE', KEYS[i], ARGV[4])
  end
end
return {deposed, created}`;

/** KEYS: the room. ARGV: the beginning of leases' keys. Such a key is made from the record that was found, here and below. */
const FIND = `
local held = redis.call('HMGET', KEYS[1], 'result', 'host', 'address', 'epoch', 'version')
if not held[4] then return false end
if held[1] then return {held[1]} end
held[1] = redis.call('EXISTS', ARGV[1] .. held[2])
return held`;

/** KEYS: the room, the lease. ARGV: host, address, epoch, '1' when the owner is dead, how long both live, the beginning of leases' keys, versions. */
const CLAIM = `
local held = redis.call('HMGET', KEYS[1], 'epoch', 'host', 'result', 'version', 'bytes')
if not held[1] then return 'unknown' end
if held[3] then return 'ended' end
if held[1] ~= ARGV[3] then return 'owned' end
local isFree = held[2] == '' or held[2] == ARGV[1] or ARGV[4] == '1'
if not isFree and redis.call('EXISTS', ARGV[7] .. held[2]) == 1 then return 'owned' end
for i = 8, #ARGV do
  if held[4] == ARGV[i] then
    local epoch = held[1] + 1
    redis.call('HSET', KEYS[1], 'host', ARGV[1], 'address', ARGV[2], 'epoch', epoch)
    redis.call('PEXPIRE', KEYS[1], ARGV[6])
    redis.call('SET', KEYS[2], ARGV[2], 'PX', ARGV[5])
    return {epoch, held[4], held[5]}
  end
end
return 'unreadable'`;

/** Begins both scripts that are for the owner alone. KEYS: the room. ARGV: host, epoch, how long the record lives, … */
const IF_OWNER = `
local held = redis.call('HMGET', KEYS[1], 'host', 'epoch', 'result')
if held[1] ~= ARGV[1] or held[2] ~= ARGV[2] or held[3] then return 0 end
redis.call('PEXPIRE', KEYS[1], ARGV[3])
`;

/** … version, bytes. */
const RELEASE = `${IF_OWNER}
redis.call('HSET', KEYS[1], 'host', '', 'address', '', 'version', ARGV[4], 'bytes', ARGV[5])
return 1`;

/** … result. Host and epoch stay, so that an older host learns that it is deposed. */
const END = `${IF_OWNER}
redis.call('HSET', KEYS[1], 'result', ARGV[4])
redis.call('HDEL', KEYS[1], 'bytes')
return 1`;

const REFUSALS = ['unknown', 'ended', 'owned', 'unreadable'] as const;

function listIn(answer: unknown): unknown[] {
  if (!Array.isArray(answer)) throw new Error(`the store answered ${answer}`);
  return answer;
}

/** Each step is taken in the order in which it was asked for. */
export function createRedisMatchStore(redis: Redis): MatchStore {
  const keep = createBytesScript(redis, KEEP);
  const find = createBytesScript(redis, FIND);
  const claim = createBytesScript(redis, CLAIM);
  const release = createBytesScript(redis, RELEASE);
  const end = createBytesScript(redis, END);

  return {
    async keep({ id, address }, matches) {
      mustFit(matches);
      const keys = [leaseKey(id), ...matches.map(({ roomId }) => roomKey(roomId))];
      const rooms = matches.flatMap((match) => [match.epoch, match.version, asBuffer(match)]);
      const [deposed, created] = listIn(await keep(keys, [id, address, LEASE_MS, RECORD_MS, ...rooms]));
      const idsOf = (numbers: unknown) => listIn(numbers).flatMap((i) => matches[Number(i)]?.roomId ?? []);
      return { deposed: idsOf(deposed), created: idsOf(created) };
    },
    async find(roomId) {
      const answer = await find([roomKey(roomId)], [LEASE_KEY]);
      if (answer === null) return undefined;
      const [first, hostId, address, epoch, version] = listIn(answer);
      if (epoch === undefined) return { is: 'ended', result: String(first) };
      const numbers = { epoch: Number(epoch), version: Number(version) };
      return {
        is: 'hosted',
        hostId: String(hostId),
        address: String(address),
        ...numbers,
        leased: first === 1,
      };
    },
    async claim({ roomId, host, epoch, reads, ownerIsDead }) {
      const keys = [roomKey(roomId), leaseKey(host.id)];
      const dead = ownerIsDead ? '1' : '';
      const args = [host.id, host.address, epoch, dead, LEASE_MS, RECORD_MS, LEASE_KEY, ...reads];
      const answer = await claim(keys, args);
      const refused = Buffer.isBuffer(answer) && REFUSALS.find((known) => known === answer.toString());
      if (refused) return { refused };
      const [next, version, bytes] = listIn(answer);
      if (!Buffer.isBuffer(bytes)) throw new Error('the store gave no snapshot');
      return { epoch: Number(next), version: Number(version), bytes };
    },
    async release(hostId, match) {
      mustFit([match]);
      const { roomId, epoch, version } = match;
      return (await release([roomKey(roomId)], [hostId, epoch, RECORD_MS, version, asBuffer(match)])) === 1;
    },
    async end(hostId, { roomId, epoch }, result) {
      await end([roomKey(roomId)], [hostId, epoch, ENDED_MS, result]);
    },
  };
}
