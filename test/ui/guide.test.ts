import { expect, test } from 'vitest';
import { withKey, withoutKey } from '../../client/input/bindings.ts';
import type { DeviceKind } from '../../client/input/pilot-device.ts';
import { createMemoryStorage } from '../../client/net/key-value.ts';
import { createGuide } from '../../client/ui/guide.ts';
import { loadSettings } from '../../client/ui/settings.ts';

function guideFor(device: DeviceKind, layout?: ReadonlyMap<string, string>) {
  const settings = loadSettings(createMemoryStorage());
  const guide = createGuide(
    settings,
    () => device,
    () => layout,
  );
  return { settings, guide };
}

test('keys are named as they are bound, on the keyboard of the pilot', () => {
  const { settings, guide } = guideFor('keyboard', new Map([['KeyW', 'z']]));
  expect(guide.nameOf('fly')).toBe('Z A S D');
  settings.bindings = withKey(settings.bindings, 'dash', 0, 'KeyQ');
  expect(guide.nameOf('dash')).toBe('Q, Left Shift');
  settings.bindings = withoutKey(withoutKey(settings.bindings, 'KeyW'), 'ArrowUp');
  expect(guide.nameOf('fly')).toBe('– A S D');
  settings.bindings = withoutKey(settings.bindings, 'KeyM');
  expect(guide.nameOf('mute')).toBeUndefined();
});

test('thumbs are named by side, the other way round for the left hand', () => {
  const { settings, guide } = guideFor('touch');
  expect([guide.nameOf('fly'), guide.nameOf('aim')]).toEqual(['Left stick', 'Right stick']);
  settings.touchLayout = { leftHanded: true, size: 1 };
  expect([guide.nameOf('fly'), guide.nameOf('aim')]).toEqual(['Right stick', 'Left stick']);
  expect(guide.nameOf('overlays')).toBeUndefined();
});

test('a change is told to who listens, and counted for who looks', () => {
  const { guide } = guideFor('gamepad');
  let told = 0;
  guide.onChange(() => {
    told += 1;
  });
  const before = guide.version;
  guide.changed();
  expect(told).toBe(1);
  expect(guide.version).toBeGreaterThan(before);
});
