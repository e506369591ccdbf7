import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type EmbeddedStore, openEmbeddedStore } from '../../server/store/embedded-store.ts';

const host = { id: 'a', address: '127.0.0.1:2567' };
const room = { roomId: 'r', epoch: 1, version: 1, bytes: new TextEncoder().encode('the world') };

describe('what a process that is alone keeps', () => {
  let folder: string;
  let path: string;
  let open: EmbeddedStore[];
  const said: string[] = [];
  const log = {
    info: (_: object, message: string) => void said.push(message),
    error: (_: object, message: string) => void said.push(message),
  };

  function opened(): EmbeddedStore {
    const store = openEmbeddedStore(path, log);
    if (store === undefined) return expect.unreachable(said.join());
    open.push(store);
    return store;
  }

  function closeAll(): void {
    for (const store of open.splice(0)) store.close();
  }

  const read = async (store: EmbeddedStore) => {
    const claimed = await store.matches.claim({
      roomId: 'r',
      host: { ...host, id: 'b' },
      epoch: 1,
      reads: [1],
      ownerIsDead: false,
    });
    return 'refused' in claimed ? claimed.refused : Buffer.from(claimed.bytes).toString();
  };

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'ground-truth-'));
    path = join(folder, 'kept', 'matches.sqlite');
    open = [];
    said.length = 0;
  });
  afterEach(() => {
    closeAll();
    rmSync(folder, { recursive: true, force: true });
  });

  it('R11 is there for the next process at once, with the secret of the tickets', async () => {
    const { matches, secret } = opened();
    await matches.keep(host, [room]);
    closeAll();
    const next = opened();
    expect(next.secret).toEqual(secret);
    expect(next.secret).toHaveLength(32);
    expect(await next.matches.find('r')).toMatchObject({ hostId: 'a', leased: false });
    expect(await read(next)).toBe('the world');
    expect(said).toEqual([]);
  });

  it('R11 outlives a process that is killed in the middle of its writing', async () => {
    const script = `
      const { openEmbeddedStore } = await import(${JSON.stringify(new URL('../../server/store/embedded-store.ts', import.meta.url).href)});
      const { matches, secret } = openEmbeddedStore(${JSON.stringify(path)}, { info() {}, error: console.error });
      let tick = 0;
      for (; tick < 700; tick++) {
        const bytes = new Uint8Array(1300).fill(tick % 251);
        await matches.keep({ id: 'a', address: 'x:1' }, [{ roomId: 'r', epoch: 1, version: tick, bytes }]);
      }
      process.stdout.write(Buffer.from(secret).toString('hex'), () => process.kill(process.pid, 'SIGKILL'));
      for (;;) void matches.keep({ id: 'a', address: 'x:1' }, []), await new Promise((r) => setImmediate(r));`;
    const child = spawnSync(process.execPath, ['--input-type=module', '-e', script], { encoding: 'utf8' });
    expect([child.signal, child.stderr]).toEqual(['SIGKILL', '']);
    const next = opened();
    expect(Buffer.from(next.secret).toString('hex')).toBe(child.stdout);
    expect(await next.matches.find('r')).toMatchObject({ version: 699 });
    const where = { roomId: 'r', host, epoch: 1, reads: [699], ownerIsDead: false };
    expect(await next.matches.claim(where)).toMatchObject({ bytes: new Uint8Array(1300).fill(699 % 251) });
    expect(said).toEqual([]);
  });

  it('is for its user alone', async () => {
    await opened().matches.keep(host, [room]);
    expect(statSync(join(folder, 'kept')).mode & 0o777).toBe(0o700);
    for (const file of readdirSync(join(folder, 'kept')))
      expect([file, statSync(join(folder, 'kept', file)).mode & 0o777]).toEqual([file, 0o600]);
    closeAll();
    chmodSync(path, 0o644);
    opened();
    expect(statSync(path).mode & 0o777).toBe(0o600);
  });

  it('is not shared: a second process says so and goes on without', async () => {
    const first = opened();
    expect(openEmbeddedStore(path, log)).toBeUndefined();
    expect(said).toEqual(['the data file cannot be opened: nothing outlives this process']);
    await first.matches.keep(host, [room]);
    closeAll();
    expect(await read(opened())).toBe('the world');
  });

  it.each<[string, (file: string) => void]>([
    ['is no database', (file) => writeFileSync(file, 'This was never a database.')],
    ['lost its end', (file) => writeFileSync(file, readFileSync(file).subarray(0, 6000))],
    [
      'has a page of noise',
      (file) => {
        const bytes = readFileSync(file);
        writeFileSync(file, bytes.fill(0x5a, 4096, 8192));
      },
    ],
    [
      'is of another version',
      (file) => {
        const db = new DatabaseSync(file);
        db.exec('PRAGMA user_version = 99');
        db.close();
      },
    ],
  ])('a file that %s is moved aside, as it was, and the game starts', async (_, spoil) => {
    const { secret } = opened();
    closeAll();
    for (const aside of ['matches.sqlite.damaged', 'matches.sqlite.damaged-2']) {
      spoil(path);
      const spoilt = readFileSync(path);
      const next = opened();
      expect(said.splice(0)).toEqual(['the data file cannot be read: it is moved aside and begun anew']);
      expect(next.secret).not.toEqual(secret);
      expect(await next.matches.keep(host, [room])).toEqual({ deposed: [], created: ['r'] });
      closeAll();
      expect(readFileSync(join(folder, 'kept', aside)).equals(spoilt)).toBe(true);
    }
  });

  it('the database of another program is left alone', () => {
    mkdirSync(join(folder, 'kept'));
    const other = new DatabaseSync(path);
    other.exec('CREATE TABLE bookmarks (url TEXT)');
    other.close();
    const before = readFileSync(path);
    expect(openEmbeddedStore(path, log)).toBeUndefined();
    expect(said).toEqual(['the data file cannot be opened: nothing outlives this process']);
    expect(readFileSync(path).equals(before)).toBe(true);
    expect(readdirSync(join(folder, 'kept'))).toEqual(['matches.sqlite']);
  });

  it('where no file can be, the game starts without', () => {
    writeFileSync(join(folder, 'kept'), '');
    expect(openEmbeddedStore(path, log)).toBeUndefined();
    mkdirSync(join(folder, 'folder.sqlite'));
    expect(openEmbeddedStore(join(folder, 'folder.sqlite'), log)).toBeUndefined();
    expect(said).toHaveLength(2);
  });
});
