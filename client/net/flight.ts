/**
 * One connection to a room: prediction of the own ship, interpolation of others, input. Knows nothing of how the seat
 * was won or will be won back; a session (session.ts) flies one after the other.
 */
import type { InputHandle, Reconciler } from 'colyseus.js';
import type { Arena } from '../../sim/arena.ts';
import { BUTTON, type Intent, sanitizeIntent } from '../../sim/intent.ts';
import { PilotInput } from '../../sim/pilot-input.ts';
import { MESSAGE } from '../../sim/protocol.ts';
import { BODY_FIELDS } from '../../sim/ship.ts';
import { stepShip } from '../../sim/step-ship.ts';
import { SHIP_FLAG, TOLD_PHASES, type ToldShip, type ToldState } from '../../sim/told-state.ts';
import { DASH_TICKS, RAIL_CHARGE_TICKS, SHIP_RADIUS } from '../../sim/tuning.ts';
import { SUBUNITS, TICK_MS } from '../../sim/units.ts';
import type { CorrectionMeter } from './correction-meter.ts';
import type { Line, LineListener, OpenRoom } from './line.ts';
import { RoundTripMeter } from './round-trip-meter.ts';
import { SendPacer } from './send-pacer.ts';
import { DRAW_DELAY_MS, ToldPicture } from './told-picture.ts';

/** A jump of the own ship larger than what a correction of any field can be is a respawn; position steps. */
const OWN_JUMP = 3000;
const SMOOTH_MS = 66;
/** Inputs on their way unanswered: more would arrive as a flood, and the SDK could not replay them. */
const MOST_PENDING = 45;

export class Flight implements Line {
  arena: Arena;
  private readonly listener: LineListener;
  private readonly meter: CorrectionMeter;
  private readonly picture: ToldPicture;
  private readonly input: InputHandle<PilotInput>;
  private readonly cut: () => void;
  private readonly pacer = new SendPacer();
  private readonly roundTrip = new RoundTripMeter();
  private reconciler: Reconciler<ToldShip> | undefined;
  private ship = 0;
  private lastAim: number;
  private lastStepAt = 0;
  private inTouchUntil = 0;
  private life = 0;

  constructor({ room, arena, aim, cut }: OpenRoom, listener: LineListener, meter: CorrectionMeter) {
    this.cut = cut;
    this.lastAim = aim;
    this.arena = arena;
    this.listener = listener;
    this.meter = meter;
    this.picture = new ToldPicture(room, {
      welcome: (ship) => {
        this.ship = ship;
        this.tryBind();
      },
      patched: (state) => this.patched(state),
      facts: (tick, facts) => {
        // A hit pushes: the server knew of it, the guess could not.
        if (facts.some((fact) => fact.type === 'hit' && fact.ship === this.ship)) meter.excuse();
        listener.facts(tick, facts);
      },
      bolts: listener.bolts,
    });
    this.input = room.input<PilotInput>({
      type: PilotInput,
      mode: 'reliable',
      // Only the release of a full rail is judged in the past; the rest needs no stamp.
      allowRewind: (data) =>
        this.reconciler?.state.railCharge === RAIL_CHARGE_TICKS && !(data.buttons & BUTTON.rail),
    });
    room.onMessage(MESSAGE.ticket, (ticket: string) => listener.ticket(ticket));
  }

  get room() {
    return this.picture.room;
  }

  get tick(): number {
    return this.picture.tick;
  }

  get patchedAt(): number {
    return this.picture.patchedAt;
  }

  /** Known once the room has told it and the ship's own fields are here. */
  get own(): number | undefined {
    return this.reconciler === undefined ? undefined : this.ship;
  }

  get me(): number | undefined {
    return this.own;
  }

  private get isOnMap(): boolean {
    return this.arena.name === this.room.state.map;
  }

  private ownShip(): ToldShip | undefined {
    return this.room.state?.ships.get(String(this.ship));
  }

  private patched(state: ToldState): void {
    this.roundTrip.answered(this.acknowledged, this.patchedAt);
    this.tryBind();
    this.noteJump(state);
    this.noteTouch(state);
    this.listener.told(this.tick, state);
  }

  /** Prediction begins with the first state that holds the own ship's private fields. */
  private tryBind(): void {
    const told = this.ownShip();
    if (this.reconciler !== undefined || told === undefined || told.vx === undefined) return;
    this.reconciler = this.picture.predict.reconciler<ToldShip, PilotInput>(told, {
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

  coast(now: number, readIntent: () => Intent): void {
    if (this.picture.predict.tick(now) > 0) this.lastAim = sanitizeIntent({ ...readIntent() }).aim;
  }

  pump(now: number, readIntent: () => Intent): void {
    const due = this.picture.predict.tick(now);
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

  placeOf(told: ToldShip): { x: number; y: number } {
    return this.picture.placeOf(told);
  }

  get body(): ToldShip | undefined {
    return this.reconciler?.state;
  }

  get aim(): number {
    return this.lastAim;
  }

  get acknowledged(): number {
    return this.input.lastProcessed;
  }

  get roundTripMs(): number {
    return this.roundTrip.ms;
  }

  /** An input that is sent now is answered one whole round trip further on: that far ahead a bolt is to be dodged. */
  get boltLeadMs(): number {
    return DRAW_DELAY_MS + this.roundTrip.ms;
  }

  get pending(): number {
    return this.input.pendingCount;
  }

  ownTime(now: number): number {
    return this.input.sentCount - 1 + Math.min(1, Math.max(0, (now - this.lastStepAt) / TICK_MS));
  }

  silence(): void {
    this.cut();
  }

  dispose(): void {
    this.cut();
    this.reconciler?.dispose();
    this.picture.dispose();
  }
}
