/** What a reader of bytes owes its caller, whatever the bytes are. */
import fc from 'fast-check';
import { expect } from 'vitest';

type Read = (bytes: Uint8Array) => unknown;

/** Every proper beginning of the bytes is refused, and so is anything longer. */
export function expectWholeOnly(read: Read, bytes: Uint8Array): void {
  for (let length = 0; length < bytes.length; length++) {
    expect(() => read(bytes.subarray(0, length)), `${length} of ${bytes.length} bytes`).toThrow(RangeError);
  }
  const longer = new Uint8Array(bytes.length + 1);
  longer.set(bytes);
  expect(() => read(longer)).toThrow(RangeError);
}

/** Returns whether the bytes were read; any error but a RangeError is passed on. */
function isRead(read: Read, bytes: Uint8Array): boolean {
  try {
    read(bytes);
    return true;
  } catch (error) {
    if (error instanceof RangeError) return false;
    throw error;
  }
}

/** Bytes out of nowhere, and good bytes with a few of them changed, are read or refused with a RangeError. */
export function expectNoCrash(read: Read, good: Uint8Array, runs: number): void {
  const noise = fc.uint8Array({ maxLength: 200 });
  const spot = fc.tuple(fc.nat({ max: good.length - 1 }), fc.nat({ max: 255 }));
  const spoilt = fc.array(spot, { minLength: 1, maxLength: 6 }).map((spots) => {
    const bytes = good.slice();
    for (const [at, value] of spots) bytes[at] = value;
    return bytes;
  });
  const headed = noise.map((tail) => Uint8Array.from([...good.slice(0, 1), ...tail]));
  let refused = 0;
  fc.assert(
    fc.property(fc.oneof(noise, headed, spoilt), (bytes) => {
      if (!isRead(read, bytes)) refused++;
    }),
    { numRuns: runs },
  );
  expect(refused).toBeGreaterThan(runs / 10);
}
