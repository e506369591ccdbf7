/**
 * One connection to a room: prediction of the own ship, interpolation of others, input. Knows nothing of how the seat
 * was won or will be won back; a session (session.ts) flies one after the other.
 */
import type { Room } from 'colyseus.js';
import { type InputHandle, Predict, type Reconciler } from 'colyseus.js';
import type { Arena } from '../../sim/arena.ts';
import { bytesToBolts } from '../../sim/bolts-codec.ts';
import { bytesToFacts, type ToldFact } from '../../sim/facts-codec.ts';
import { BUTTON, type Intent, sanitizeIntent } from '../../sim/intent.ts';
import { PilotInput } from '../../sim/pilot-input.ts';
import { MESSAGE } from '../../sim/protocol.ts';
import { BODY_FIELDS } from '../../sim/ship.ts';
import type { Shot } from '../../sim/ship-actions.ts';
import { stepShip } from '../../sim/step-ship.ts';
import { SHIP_FLAG, TOLD_PHASES, type ToldShip, type ToldState } from '../../sim/told-state.ts';
import { DASH_TICKS, RAIL_CHARGE_TICKS, SHIP_RADIUS } from '../../sim/tuning.ts';
import { SUBUNITS, TICK_MS } from '../../sim/units.ts';
import type { Bolt } from '../../sim/world.ts';
import type { Muzzle } from './bolt-flights.ts';
import type { CorrectionMeter } from './correction-meter.ts';
import { RoundTripMeter } from './round-trip-meter.ts';
import { SendPacer } from './send-pacer.ts';

/** How far in the past others are drawn: a patch and a half, so that one may be a little late. */
export const DRAW_DELAY_MS = 50;
/** A jump of another's place larger than this between two patches is a respawn, not a motion; position steps. */
const JUMP = 100 * SUBUNITS;
/** Likewise for the own ship, above what a correction of any field can be short of a respawn. */
const OWN_JUMP = 3000;
const SMOOTH_MS = 66;
/** Inputs on their way unanswered: more would arrive as a flood, and the SDK could not replay them. */
const MOST_PENDING = 45;

export type FlightListener = {
  told(tick: number, state: ToldState): void;
  facts(tick: number, facts: readonly ToldFact[]): void;
  bolts(tick: number, bolts: readonly Bolt[]): void;
  ticket(ticket: string): void;
  /** The own ship began a dash, by prediction. Position steps. */
  dashed(x: number, y: number): void;
  /** The own ship fired for the first time, by prediction. Place in position steps. */
  fired(weapon: Shot, shot: number, from: Muzzle, strong: boolean, input: number): void;
};

export class Flight {
  readonly room: Room<unknown, ToldState>;
  /** The one that is played on, as soon as it is here; until then nothing is predicted or sent. */
  arena: Arena;
  private readonly listener: FlightListener;
  private readonly meter: CorrectionMeter;
  private readonly predict: ReturnType<typeof Predict.get>;
  private readonly input: InputHandle<PilotInput>;
  private readonly cut: () => void;
  private readonly pacer = new SendPacer();
  private readonly roundTrip = new RoundTripMeter();
  private reconciler: Reconciler<ToldShip> | undefined;
  private ship = 0;
  private lastAim = 0;
  private lastStepAt = 0;
  private inTouchUntil = 0;
  private life = 0;
  /** Tick of the newest patch. */
  tick = 0;
  /** When the newest patch came, monotonic milliseconds. */
  patchedAt = performance.now();

  constructor(
    room: Room<unknown, ToldState>,
    arena: Arena,
    listener: FlightListener,
    meter: CorrectionMeter,
    cut: () => void,
  ) {
    this.cut = cut;
    this.room = room;
    this.arena = arena;
    this.listener = listener;
    this.meter = meter;
    this.predict = Predict.get(room, { mode: 'lerp', delay: DRAW_DELAY_MS });
    this.predict.attachAll('ships', {
      x: { mode: 'lerp', delay: DRAW_DELAY_MS, snap: JUMP },
      y: { mode: 'lerp', delay: DRAW_DELAY_MS, snap: JUMP },
    });
    this.input = room.input<PilotInput>({
      type: PilotInput,
      mode: 'reliable',
      // Only the release of a full rail is judged in the past; the rest needs no stamp.
      allowRewind: (data) =>
        this.reconciler?.state.railCharge === RAIL_CHARGE_TICKS && !(data.buttons & BUTTON.rail),
    });
    room.onMessage(MESSAGE.welcome, (message: { ship: number }) => {
      this.ship = message.ship;
      this.tryBind();
    });
    room.onMessage(MESSAGE.facts, (bytes: Uint8Array) => {
      const { tick, facts } = bytesToFacts(bytes);
      // A hit pushes: the server knew of it, the guess could not.
      if (facts.some((fact) => fact.type === 'hit' && fact.ship === this.ship)) meter.excuse();
      listener.facts(tick, facts);
    });
    room.onMessage(MESSAGE.bolts, (bytes: Uint8Array) => {
      const { tick, bolts } = bytesToBolts(bytes);
      listener.bolts(tick, bolts);
    });
    room.onMessage(MESSAGE.ticket, (ticket: string) => listener.ticket(ticket));
    room.onStateChange((state) => this.patched(state));
  }

  /** Id of the own ship, once the room has told it and the ship's own fields are known. */
  get me(): number | undefined {
    return this.reconciler === undefined ? undefined : this.ship;
  }

  private get isOnMap(): boolean {
    return this.arena.name === this.room.state.map;
  }

  private ownShip(): ToldShip | undefined {
    return this.room.state?.ships.get(String(this.ship));
  }

  private patched(state: ToldState): void {
    this.patchedAt = performance.now();
    this.roundTrip.answered(this.acknowledged, this.patchedAt);
    this.tick = Math.round(this.room.clock.lastServerTime() / TICK_MS);
    this.tryBind();
    this.noteJump(state);
    this.noteTouch(state);
    this.listener.told(this.tick, state);
  }

  /** Prediction begins with the first state that holds the own ship's private fields. */
  private tryBind(): void {
    const told = this.ownShip();
    if (this.reconciler !== undefined || told === undefined || told.vx === undefined) return;
    this.reconciler = this.predict.reconciler<ToldShip, PilotInput>(told, {
      input: this.input,
      fields: BODY_FIELDS,
      smoothMs: SMOOTH_MS,
      snap: OWN_JUMP,
      // Without a tolerance the SDK measures no corrections; this one never warns.
      warnOnDivergence: Number.MAX_SAFE_INTEGER,
      step: (context, body, input) => this.step(body, input, context.isReplay, context.tick),
      onReconcile: () => this.noteCorrection(),
    });
  }

  private step(body: ToldShip, input: Intent, isReplay: boolean, seq: number): void {
    const told = this.ownShip();
    if (told === undefined || (told.flags & SHIP_FLAG.flying) === 0 || !this.isOnMap) return;
    const intent = sanitizeIntent({ move: input.move, aim: input.aim, buttons: input.buttons });
    const armed = TOLD_PHASES[this.room.state.phase] !== 'results';
    const weapon = stepShip(body, intent, this.arena, armed);
    if (isReplay) return;
    if (body.dashTicks === DASH_TICKS) this.listener.dashed(body.x, body.y);
    if (weapon === undefined) return;
    const shot = weapon === 'bolt' ? body.shots : body.rails;
    const strong = (told.flags & SHIP_FLAG.overcharged) !== 0;
    this.listener.fired(weapon, shot, { x: body.x, y: body.y, aim: body.shotAim }, strong, seq);
  }

  /** Death, respawn and a new round move the own ship by the rules: that is no correction. */
  private noteJump(state: ToldState): void {
    const life = ((this.ownShip()?.flags ?? 0) & SHIP_FLAG.flying) | (state.round << 3) | (state.phase << 1);
    if (life !== this.life) this.meter.pause();
    this.life = life;
  }

  private noteTouch(state: ToldState): void {
    const own = this.ownShip();
    if (own === undefined) return;
    const touch = SHIP_RADIUS * 2 + 2 * SUBUNITS;
    state.ships.forEach((other) => {
      if (other === own || (other.flags & SHIP_FLAG.flying) === 0) return;
      const dx = other.x - own.x;
      const dy = other.y - own.y;
      if (dx * dx + dy * dy < touch * touch) this.inTouchUntil = this.tick + 4;
    });
  }

  private noteCorrection(): void {
    const correction = this.reconciler?.lastCorrection;
    if (correction === undefined) return;
    this.meter.note(correction, this.tick <= this.inTouchUntil);
  }

  /** Goes on drawing after the line is lost: others stand where they were last, time does not stop. */
  coast(now: number): void {
    this.predict.tick(now);
  }

  /** Sends what is due at this moment; the first thing in a frame. */
  pump(now: number, readIntent: () => Intent): void {
    const due = this.predict.tick(now);
    if (this.reconciler === undefined || !this.isOnMap) return;
    for (let i = 0; i < due; i++) {
      const intent = sanitizeIntent({ ...readIntent() });
      this.lastAim = intent.aim;
      if (!this.pacer.shouldSend(this.ownShip()?.surplus ?? 0) || this.pending >= MOST_PENDING) continue;
      this.input.data.move = intent.move;
      this.input.data.aim = intent.aim;
      this.input.data.buttons = intent.buttons;
      const seq = this.input.send();
      if (seq === 0) continue;
      this.lastStepAt = now;
      this.roundTrip.sent(seq, performance.now());
    }
  }

  /** Where a ship is to be drawn, in position steps. */
  placeOf(told: ToldShip): { x: number; y: number } {
    return { x: this.predict.value(told, 'x'), y: this.predict.value(told, 'y') };
  }

  /** The own ship as predicted, or undefined before the first state. */
  get body(): ToldShip | undefined {
    return this.reconciler?.state;
  }

  /** Aim that was read last, 1/65536 turn. */
  get aim(): number {
    return this.lastAim;
  }

  get acknowledged(): number {
    return this.input.lastProcessed;
  }

  /** Milliseconds from an input to its answer; 0 until known. */
  get roundTripMs(): number {
    return this.roundTrip.ms;
  }

  get pending(): number {
    return this.input.pendingCount;
  }

  /** Own inputs stepped, as drawn: between the last step but one and the last. */
  ownTime(now: number): number {
    return this.input.sentCount - 1 + Math.min(1, Math.max(0, (now - this.lastStepAt) / TICK_MS));
  }

  /** Nothing that still comes over this connection reaches anybody. */
  silence(): void {
    this.cut();
  }

  dispose(): void {
    this.cut();
    this.reconciler?.dispose();
    this.predict.dispose();
    this.room.removeAllListeners();
  }
}
