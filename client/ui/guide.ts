/** What a pilot presses for what, in words: of the device in use, and of the keys that are the pilot's own. */
import type { Action } from '../input/bindings.ts';
import { keyLabel } from '../input/key-labels.ts';
import type { DeviceKind } from '../input/pilot-device.ts';
import type { Settings } from './settings.ts';
import { strings } from './strings.ts';

export const DEEDS = [
  'fly',
  'aim',
  'bolt',
  'rail',
  'dash',
  'scoreboard',
  'menu',
  'mute',
  'overlays',
] as const;
export type Deed = (typeof DEEDS)[number];

export type Guide = {
  /** Counts up when what it says may have changed. */
  readonly version: number;
  /** How a key is called. */
  keyName(code: string): string;
  /** What the pilot presses for it; undefined where the device has nothing for it. */
  nameOf(deed: Deed): string | undefined;
  /** The device or a key is another now. */
  changed(): void;
  onChange(listener: () => void): void;
};

const WAYS: readonly Action[] = ['up', 'left', 'down', 'right'];

function touchName(deed: Deed, leftHanded: boolean): string | undefined {
  const { touch, stick } = strings.controls;
  const thrust = leftHanded ? stick.right : stick.left;
  const aim = leftHanded ? stick.left : stick.right;
  switch (deed) {
    case 'fly':
      return thrust;
    case 'aim':
      return aim;
    case 'bolt':
      return touch.far(aim);
    case 'rail':
    case 'dash':
    case 'scoreboard':
    case 'menu':
      return touch[deed];
    default:
      return undefined;
  }
}

/** @param layout The keyboard's, as far as it is known by now. */
export function createGuide(
  settings: Readonly<Settings>,
  device: () => DeviceKind,
  layout: () => ReadonlyMap<string, string> | undefined,
): Guide {
  const listeners: (() => void)[] = [];
  let version = 0;
  const keyName = (code: string) => keyLabel(code, strings.keys, layout());
  const keysOf = (action: Action) => settings.bindings[action].map(keyName).join(', ') || undefined;

  function keyboardName(deed: Deed): string | undefined {
    switch (deed) {
      case 'fly':
        return WAYS.map((way) => settings.bindings[way][0])
          .map((code) => (code === undefined ? '–' : keyName(code)))
          .join(' ');
      case 'aim':
        return strings.controls.mouse;
      case 'menu':
        return keyName('Escape');
      case 'overlays':
        return 'F3, F4';
      default:
        return keysOf(deed);
    }
  }

  return {
    get version() {
      return version;
    },
    keyName,
    nameOf(deed) {
      if (device() === 'touch') return touchName(deed, settings.touchLayout.leftHanded);
      return device() === 'gamepad' ? strings.controls.gamepad[deed] : keyboardName(deed);
    },
    changed() {
      version += 1;
      for (const listener of listeners) listener();
    },
    onChange(listener) {
      listeners.push(listener);
    },
  };
}
