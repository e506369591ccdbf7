/**
 * The framework's encoder writes for each client anew what of a ship is told to it. Most ticks change nothing but ships,
 * and of a ship everybody who sees it is told the same: here it is written once, and each client's patch is put together
 * from that. The bytes are those of the framework, which writes all other ticks itself.
 */
import { $refId, type ChangeTree, Encoder, encode, type Iterator, type StateView } from '@colyseus/schema';
import { OWNER, ToldShip, type ToldState } from '../../sim/told-state.ts';

/** Of the framework's codec: what follows is of another object. */
const SWITCH_TO_STRUCTURE = 255;
/** More than a ship takes, were all of it new. */
const LONGEST_PIECE = 64;
const MOST_SHIPS = 256;

/** Where it stands what is new of one ship: up to `open` for everybody who sees it, up to `whole` for its own pilot. */
type Piece = { tree: ChangeTree; from: number; open: number; whole: number };

export class ToldEncoder extends Encoder<ToldState> {
  private readonly written = new Uint8Array(MOST_SHIPS * LONGEST_PIECE);
  /** One client's patch, before it is known how long it is. */
  private assembled = Buffer.alloc(0);
  /**
   * Of this tick; undefined before they are cut, 'mixed' when there is more than ships that not everybody may know, as in
   * the first, which brings the maps that ships and pickups are in.
   */
  private pieces: readonly Piece[] | 'mixed' | undefined = 'mixed';

  override encodeView(view: StateView, sharedOffset: number, it: Iterator, bytes = this.sharedBuffer) {
    this.pieces ??= this.cut();
    if (this.pieces === 'mixed' || view.changes.size > 0) {
      const patch = super.encodeView(view, sharedOffset, it, bytes);
      // Of a map that is emptied again and again each dead table holds on to the next: once one of them is old, all that
      // was ever in the map outlives every small collection of garbage, which then takes five times as long.
      view.changes = new Map();
      return patch;
    }
    const longest = sharedOffset + this.written.length;
    if (this.assembled.length < longest) this.assembled = Buffer.alloc(longest);
    for (let i = 0; i < sharedOffset; i++) this.assembled[i] = bytes[i] ?? 0;
    const length = this.append(this.pieces, view, this.assembled, sharedOffset);
    const patch = Buffer.allocUnsafe(length);
    this.assembled.copy(patch, 0, 0, length);
    return patch;
  }

  /** With a view it is what encodeView asks for after that which came into the view and left it. */
  override encode(
    it: Iterator = { offset: 0 },
    view?: StateView,
    buffer = this.sharedBuffer,
    from = it.offset,
  ) {
    if (view === undefined || this.pieces === undefined || this.pieces === 'mixed')
      return super.encode(it, view, buffer, from);
    const bytes = this.ensureCapacity(buffer, it.offset);
    it.offset = this.append(this.pieces, view, bytes, it.offset);
    return bytes.subarray(0, it.offset);
  }

  override discardChanges(): void {
    this.pieces = undefined;
    super.discardChanges();
  }

  /** Returns where it ends. */
  private append(pieces: readonly Piece[], view: StateView, bytes: Uint8Array, at: number): number {
    const { written } = this;
    let to = at;
    for (const piece of pieces) {
      const end = endFor(view, piece);
      for (let i = piece.from; i < end; i++) bytes[to++] = written[i] ?? 0;
    }
    return to;
  }

  private cut(): readonly Piece[] | 'mixed' {
    const pieces: Piece[] = [];
    let at = 0;
    for (let node = this.root.changes.next; node !== undefined; node = node.next) {
      const tree = node.changeTree;
      if (!tree.has()) continue;
      if (tree.ref instanceof ToldShip) {
        const piece = this.write(tree, at);
        at = piece.whole;
        pieces.push(piece);
      } else if (tree.isFiltered) return 'mixed';
    }
    return pieces;
  }

  /** Fields come in the order in which they are declared. @throws Error when an open one is declared after a pilot's own. */
  private write(tree: ChangeTree, from: number): Piece {
    const { written } = this;
    const { encoder, tags, metadata } = tree.encDescriptor;
    const it = { offset: from };
    let open = from;
    let isOpen = true;
    written[it.offset++] = SWITCH_TO_STRUCTURE;
    encode.number(written, tree.ref[$refId], it);
    tree.forEach((index, operation) => {
      if (tags[index] !== undefined) isOpen = false;
      else if (!isOpen) throw new Error('what everybody may know of a ship has to be declared first');
      encoder(this, written, tree, index, operation, it, false, true, metadata);
      if (isOpen) open = it.offset;
    });
    return { tree, from, open, whole: it.offset };
  }
}

function endFor(view: StateView, { tree, from, open, whole }: Piece): number {
  if (!view.isChangeTreeVisible(tree)) return from;
  return view.hasTagOnTree(tree, OWNER) ? whole : open;
}
