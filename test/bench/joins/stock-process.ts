/**
 * The control of the join benchmark: the framework's own matchmaking as its manual shows it, over Redis, split like ours
 * into a process that only matches and one that hosts. `stock-process.ts ROLE PORT REDIS_URL`
 */
import { Room, Server } from '@colyseus/core';
import { RedisDriver } from '@colyseus/redis-driver';
import { RedisPresence } from '@colyseus/redis-presence';
import { schema, t } from '@colyseus/schema';
import { WebSocketTransport } from '@colyseus/ws-transport';

const [role, port = '0', redisUrl = ''] = process.argv.slice(2);
const State = schema({ tick: t.number() }, 'State');

class StockRoom extends Room {
  override state = new State();
  override maxClients = 16;
}

const publicAddress = `127.0.0.1:${port}`;
const server = new Server({
  greet: false,
  transport: new WebSocketTransport({}),
  driver: new RedisDriver(redisUrl),
  presence: new RedisPresence(redisUrl),
  ...(role === 'matchmaker' ? { isStandaloneMatchMaker: true } : { publicAddress }),
});
server.define('arena', StockRoom);
await server.listen(Number(port), '127.0.0.1');
