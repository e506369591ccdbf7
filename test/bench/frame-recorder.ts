/**
 * Writes down the sizes of the frames of one connection, so that the floor can move the same. Frames that arrive are
 * grouped by tick: a patch opens a tick, and what follows belongs to it, so that a late patch is no missing tick.
 */
export type Recording = {
  /** Sizes of the frames of each tick, in the order they came. */
  down: number[][];
  /** Sizes of the frames that were sent, one per tick. */
  up: number[];
};

export type Traffic = {
  patches: number;
  facts: number;
  other: number;
  inputs: number;
  downFrames: number;
  upFrames: number;
};

export type FrameKind = 'patches' | 'facts' | 'other';

export class FrameRecorder {
  private down: number[][] = [];
  private up: number[] = [];
  private traffic = noTraffic();

  received(kind: FrameKind, size: number): void {
    this.traffic[kind] += size;
    this.traffic.downFrames += 1;
    if (kind === 'patches') this.down.push([size]);
    // What comes before the first patch belongs to a tick before the recording.
    else this.down.at(-1)?.push(size);
  }

  sent(size: number): void {
    this.traffic.inputs += size;
    this.traffic.upFrames += 1;
    this.up.push(size);
  }

  /** What was recorded so far; the next recording begins empty. */
  take(): { recording: Recording; traffic: Traffic } {
    const taken = { recording: { down: this.down, up: this.up }, traffic: this.traffic };
    this.down = [];
    this.up = [];
    this.traffic = noTraffic();
    return taken;
  }
}

export function noTraffic(): Traffic {
  return { patches: 0, facts: 0, other: 0, inputs: 0, downFrames: 0, upFrames: 0 };
}

export function sumOfTraffic(parts: readonly Traffic[]): Traffic {
  return parts.reduce(
    (sum, part) => ({
      patches: sum.patches + part.patches,
      facts: sum.facts + part.facts,
      other: sum.other + part.other,
      inputs: sum.inputs + part.inputs,
      downFrames: sum.downFrames + part.downFrames,
      upFrames: sum.upFrames + part.upFrames,
    }),
    noTraffic(),
  );
}
