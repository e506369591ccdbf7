/**
 * The framework's encoder writes for each client anew what of a ship is told to it. Most ticks change nothing but ships,
 * and of a ship everybody who sees it is told the same: here it is written once, and each client's patch is put together
 * from that. The bytes are those of the framework, which writes all other ticks itself.
 */
import {
  $changes,
  $refId,
  type ChangeTree,
  Encoder,
  encode,
  type Iterator,
  OPERATION,
  type StateView,
} from '@colyseus/schema';
import { OWNER, ToldShip, type ToldState } from '../../sim/told-state.ts';
import { ToldView } from './told-view.ts';

/** Of the framework's codec: what follows is of another object. */
const SWITCH_TO_STRUCTURE = 255;
/** More than a ship takes, were all of it new. */
const LONGEST_PIECE = 64;
const MOST_SHIPS = 256;
/** With its entry in the map. */
const LONGEST_TURN = LONGEST_PIECE + 32;
/** All ships and pickups that there can be, and what is said of their maps. */
const MOST_TURNS = 2 * MOST_SHIPS + 1;

/** Where it stands what is new of one ship: up to `open` for everybody who sees it, up to `whole` for its own pilot. */
type Piece = { tree: ChangeTree; from: number; open: number; whole: number };

/** One client's patch, before it is known how long it is. Of all encoders, as each is done with it before another begins. */
let assembled = Buffer.alloc(0);

export class ToldEncoder extends Encoder<ToldState> {
  private readonly written = new Uint8Array(MOST_SHIPS * LONGEST_PIECE);
  /**
   * Of this tick; undefined before they are cut, 'mixed' when there is more than ships that not everybody may know, as in
   * the first, which brings the maps that ships and pickups are in.
   */
  private pieces: readonly Piece[] | 'mixed' | undefined = 'mixed';

  override encodeView(view: StateView, sharedOffset: number, it: Iterator, bytes = this.sharedBuffer) {
    this.pieces ??= this.cut();
    if (!(view instanceof ToldView)) return super.encodeView(view, sharedOffset, it, bytes);
    if (this.pieces === 'mixed' || view.changes.size > 0) {
      view.settle();
      const patch = super.encodeView(view, sharedOffset, it, bytes);
      // Of a map that is emptied again and again each dead table holds on to the next: once one of them is old, all that
      // was ever in the map outlives every small collection of garbage, which then takes five times as long.
      view.changes = new Map();
      return patch;
    }
    const longest = sharedOffset + MOST_TURNS * LONGEST_TURN + this.written.length;
    if (assembled.length < longest) assembled = Buffer.alloc(longest);
    for (let i = 0; i < sharedOffset; i++) assembled[i] = bytes[i] ?? 0;
    const at = view.turns.length > 0 ? this.appendTurns(view, sharedOffset) : sharedOffset;
    const length = this.appendPieces(this.pieces, view, at);
    const patch = Buffer.allocUnsafe(length);
    assembled.copy(patch, 0, 0, length);
    return patch;
  }

  override discardChanges(): void {
    this.pieces = undefined;
    super.discardChanges();
  }

  /**
   * What left a view, and what came into it, as a whole: the maps that it came into, as fields of the state, then each
   * map's entries, and of each new one its fields. Returns where it ends.
   */
  private appendTurns(view: ToldView, at: number): number {
    const it = { offset: at };
    let isOpen = false;
    for (const { map, hasGrown } of view.turns) {
      const state = map.parent?.[$changes];
      const { parentIndex } = map;
      if (!hasGrown || state === undefined || parentIndex === undefined) continue;
      if (!isOpen) this.open(state, it);
      isOpen = true;
      this.append(state, parentIndex, OPERATION.ADD, it);
    }
    for (const { map, turns } of view.turns) {
      this.open(map, it);
      for (const { index, isIn } of turns)
        this.append(map, index, isIn ? OPERATION.ADD : OPERATION.DELETE, it);
      for (const { tree, isIn } of turns) if (isIn) this.appendWhole(tree, it);
    }
    view.turns.length = 0;
    return it.offset;
  }

  /** All of an object that everybody may know who sees it. */
  private appendWhole(tree: ChangeTree, it: Iterator): void {
    const { tags } = tree.encDescriptor;
    this.open(tree, it);
    tree.forEachLive((index) => {
      if (tags[index] === undefined) this.append(tree, index, OPERATION.ADD, it);
    });
  }

  private open(tree: ChangeTree, it: Iterator): void {
    assembled[it.offset++] = SWITCH_TO_STRUCTURE;
    encode.number(assembled, tree.ref[$refId], it);
  }

  private append(tree: ChangeTree, index: number, operation: OPERATION, it: Iterator): void {
    const { encoder, metadata } = tree.encDescriptor;
    encoder(this, assembled, tree, index, operation, it, false, true, metadata);
  }

  /** Returns where it ends. */
  private appendPieces(pieces: readonly Piece[], view: StateView, at: number): number {
    const { written } = this;
    let to = at;
    for (const piece of pieces) {
      const end = endFor(view, piece);
      for (let i = piece.from; i < end; i++) assembled[to++] = written[i] ?? 0;
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
