/** Little-endian writing and reading of numbers and short texts, bounded: reading past the end is an error. */

const ENCODER = new TextEncoder();

/** Most texts are, and are then written without the encoder, whose call takes longer than a ship's numbers. */
function isAscii(value: string): boolean {
  if (value.length > 255) return false;
  for (let i = 0; i < value.length; i++) if (value.charCodeAt(i) > 0x7f) return false;
  return true;
}

export type Eight = readonly [number, number, number, number, number, number, number, number];

type Room = { bytes: Uint8Array; view: DataView };

function roomFor(count: number): Room {
  const bytes = new Uint8Array(count);
  return { bytes, view: new DataView(bytes.buffer) };
}

const NO_ROOM = roomFor(0);
/** Left by a writer that was done, for the next: to make room takes longer than to fill it. */
let spare = NO_ROOM;
/** What is larger is not kept. */
const MOST_SPARE = 65536;

export class ByteWriter {
  private bytes: Uint8Array;
  private view: DataView;
  private length = 0;

  constructor(capacity = 2048) {
    const room = spare.bytes.length < capacity ? roomFor(capacity) : spare;
    if (room === spare) spare = NO_ROOM;
    this.bytes = room.bytes;
    this.view = room.view;
  }

  private reserve(count: number): number {
    const at = this.length;
    this.length += count;
    if (this.length > this.bytes.length) {
      const grown = roomFor(this.length * 2);
      grown.bytes.set(this.bytes);
      this.bytes = grown.bytes;
      this.view = grown.view;
    }
    return at;
  }

  u8(value: number): void {
    const at = this.reserve(1);
    this.view.setUint8(at, value);
  }

  u16(value: number): void {
    const at = this.reserve(2);
    this.view.setUint16(at, value, true);
  }

  i16(value: number): void {
    const at = this.reserve(2);
    this.view.setInt16(at, value, true);
  }

  u32(value: number): void {
    const at = this.reserve(4);
    this.view.setUint32(at, value, true);
  }

  f64(value: number): void {
    const at = this.reserve(8);
    this.view.setFloat64(at, value, true);
  }

  flag(value: boolean): void {
    this.u8(value ? 1 : 0);
  }

  /** Eight numbers of a byte each that are mostly zero: a bit for each that is not, and then those. */
  sparse(values: Eight): void {
    const at = this.reserve(9);
    let marks = 0;
    let end = at + 1;
    for (let i = 0; i < 8; i++) {
      const value = values[i] ?? 0;
      if (value === 0) continue;
      marks |= 1 << i;
      this.bytes[end++] = value;
    }
    this.bytes[at] = marks;
    this.length = end;
  }

  /** At most 255 bytes of UTF-8. */
  text(value: string): void {
    if (isAscii(value)) {
      this.u8(value.length);
      const at = this.reserve(value.length);
      for (let i = 0; i < value.length; i++) this.bytes[at + i] = value.charCodeAt(i);
      return;
    }
    const encoded = ENCODER.encode(value);
    if (encoded.length > 255) throw new RangeError(`text of ${encoded.length} bytes, 255 at most`);
    this.u8(encoded.length);
    const at = this.reserve(encoded.length);
    this.bytes.set(encoded, at);
  }

  /** At most 4 GiB, with its length. */
  blob(value: Uint8Array): void {
    this.u32(value.length);
    const at = this.reserve(value.length);
    this.bytes.set(value, at);
  }

  /** What was written so far: a view, good until more is written. */
  get written(): Uint8Array {
    return this.bytes.subarray(0, this.length);
  }

  /**
   * A copy of what was written. The writer is empty then.
   * @param over Memory that nobody needs any more: what was written is put there, if it is long enough.
   */
  done(over?: Uint8Array): Uint8Array {
    const { bytes, length } = this;
    const fits = over !== undefined && over.length >= length;
    const written = fits ? over.subarray(0, length) : bytes.slice(0, length);
    if (fits) written.set(bytes.subarray(0, length));
    if (this.bytes.length <= MOST_SPARE) spare = { bytes: this.bytes, view: this.view };
    this.bytes = NO_ROOM.bytes;
    this.view = NO_ROOM.view;
    this.length = 0;
    return written;
  }
}

/** Exact: wrong bytes are an error, and a byte order mark is a part of the text. */
const UTF8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

export class ByteReader {
  private readonly view: DataView;
  private readonly bytes: Uint8Array;
  private at = 0;

  constructor(bytes: Uint8Array) {
    this.bytes = bytes;
    this.view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  }

  private take(count: number): number {
    const at = this.at;
    if (at + count > this.bytes.length) throw new RangeError(`${this.bytes.length} bytes end too early`);
    this.at += count;
    return at;
  }

  u8(): number {
    return this.view.getUint8(this.take(1));
  }

  u16(): number {
    return this.view.getUint16(this.take(2), true);
  }

  i16(): number {
    return this.view.getInt16(this.take(2), true);
  }

  u32(): number {
    return this.view.getUint32(this.take(4), true);
  }

  f64(): number {
    return this.view.getFloat64(this.take(8), true);
  }

  flag(): boolean {
    const value = this.u8();
    if (value > 1) throw new RangeError(`${value} is neither yes nor no`);
    return value === 1;
  }

  sparse(): Eight {
    const marks = this.u8();
    const next = (bit: number) => ((marks & (1 << bit)) === 0 ? 0 : this.u8());
    return [next(0), next(1), next(2), next(3), next(4), next(5), next(6), next(7)];
  }

  text(): string {
    const length = this.u8();
    const at = this.take(length);
    try {
      return UTF8.decode(this.bytes.subarray(at, at + length));
    } catch {
      throw new RangeError('a text that is not UTF-8');
    }
  }

  blob(): Uint8Array {
    const length = this.u32();
    const at = this.take(length);
    return this.bytes.slice(at, at + length);
  }

  get left(): number {
    return this.bytes.length - this.at;
  }

  /** @throws RangeError when bytes are left over. */
  end(): void {
    if (this.left > 0) throw new RangeError(`${this.left} bytes too many`);
  }
}
