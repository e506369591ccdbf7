/** Binary frames of a server, unmasked and not compressed, put together so that they leave in one write (RFC 6455, 5.2). */

/** The last of its message, of binary data. */
const BINARY = 0x82;
const SHORT = 126;
const LONG = 0x10000;
const SAYS_LONG = 126;
const SAYS_VERY_LONG = 127;

const headerOf = (length: number) => (length < SHORT ? 2 : length < LONG ? 4 : 10);

export class HeldFrames {
  private payloads: Uint8Array[] = [];
  private length = 0;

  /** @param payload Not to be changed before it is taken. */
  add(payload: Uint8Array): void {
    this.payloads.push(payload);
    this.length += headerOf(payload.length) + payload.length;
  }

  /** A copy of all of them with their headers; undefined when there is none. */
  take(): Buffer | undefined {
    if (this.payloads.length === 0) return undefined;
    const bytes = Buffer.allocUnsafe(this.length);
    let at = 0;
    for (const payload of this.payloads) {
      const { length } = payload;
      const header = headerOf(length);
      bytes[at] = BINARY;
      if (header === 2) bytes[at + 1] = length;
      else if (header === 4) {
        bytes[at + 1] = SAYS_LONG;
        bytes.writeUInt16BE(length, at + 2);
      } else {
        bytes[at + 1] = SAYS_VERY_LONG;
        bytes.writeUInt32BE(0, at + 2);
        bytes.writeUInt32BE(length, at + 6);
      }
      bytes.set(payload, at + header);
      at += header + length;
    }
    this.payloads = [];
    this.length = 0;
    return bytes;
  }
}
