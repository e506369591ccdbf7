/** The keys that tickets are signed and read with: one signs, and the one before it is still read, so that a secret can be changed while pilots play. */
import { createHash, createSecretKey, type KeyObject } from 'node:crypto';

export type TicketKey = {
  /** Derived from the secret, so that every process calls the same key by the same name. */
  id: string;
  key: KeyObject;
};

export type TicketKeys = {
  signing: TicketKey;
  /** The key that a ticket names, if it is one of ours. */
  find(id: unknown): KeyObject | undefined;
};

function toKey(secret: Uint8Array): TicketKey {
  if (secret.length < 32) throw new RangeError('a ticket secret needs at least 32 bytes');
  const id = createHash('sha256').update('ground-truth:key-id:').update(secret).digest('base64url');
  return { id: id.slice(0, 8), key: createSecretKey(secret) };
}

/**
 * @param secret at least 32 bytes
 * @param previous The secret before, whose tickets are good until they expire.
 */
export function createTicketKeys(secret: Uint8Array, previous?: Uint8Array): TicketKeys {
  const signing = toKey(secret);
  const readable = previous === undefined ? [signing] : [signing, toKey(previous)];
  return { signing, find: (id) => readable.find((one) => one.id === id)?.key };
}
