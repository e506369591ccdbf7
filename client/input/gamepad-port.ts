/** Gamepads of the browser: asks for their state in each frame while one is plugged in, and lets one rumble. */

export type PadNews = 'found' | 'gone' | 'strange';

export type GamepadPortParts = {
  onNews(news: PadNews): void;
  /** In each frame, while there is a gamepad of the standard mapping. @param now Milliseconds. */
  onState(pad: Gamepad, now: number): void;
};

const standard = (pad: Gamepad | null): pad is Gamepad => pad?.mapping === 'standard' && pad.connected;

export class GamepadPort {
  private readonly parts: GamepadPortParts;
  private current: Gamepad | undefined;
  private asking = false;

  constructor(parts: GamepadPortParts) {
    this.parts = parts;
    window.addEventListener('gamepadconnected', ({ gamepad }) => {
      parts.onNews(standard(gamepad) ? 'found' : 'strange');
      if (!this.asking && standard(gamepad)) this.ask(performance.now());
    });
    window.addEventListener('gamepaddisconnected', ({ gamepad }) => {
      if (gamepad.mapping === 'standard') parts.onNews('gone');
    });
  }

  /** @param strength 0 to 1. */
  rumble(strength: number, milliseconds: number): void {
    const effect = { duration: milliseconds, strongMagnitude: strength, weakMagnitude: strength };
    // Not every browser and not every gamepad has a motor, and one that is pulled out has none any more.
    this.current?.vibrationActuator?.playEffect('dual-rumble', effect).catch(() => undefined);
  }

  /** One function for all frames. */
  private readonly ask = (now: number): void => {
    // Of several, the one that was touched last.
    let latest: Gamepad | undefined;
    for (const pad of navigator.getGamepads()) {
      if (standard(pad) && pad.timestamp >= (latest?.timestamp ?? 0)) latest = pad;
    }
    this.current = latest;
    this.asking = latest !== undefined;
    if (latest === undefined) return;
    this.parts.onState(latest, now);
    requestAnimationFrame(this.ask);
  };
}
