import { expect, test } from 'vitest';
import { withKey } from '../../client/input/bindings.ts';
import { createMemoryStorage } from '../../client/net/key-value.ts';
import {
  DEFAULT_SETTINGS,
  LIMITS,
  loadSettings,
  saveSettings,
  settingsToKeep,
} from '../../client/ui/settings.ts';
import { readUrlOptions } from '../../client/ui/url-options.ts';

test('settings come back as they were kept', () => {
  const storage = createMemoryStorage();
  const settings = loadSettings(storage);
  expect(settings).toEqual(DEFAULT_SETTINGS);
  settings.name = 'Ada';
  settings.shake = 0.25;
  settings.motion = 'reduced';
  settings.simulate.roundTripMs = 150;
  settings.volume = 0.2;
  settings.muted = true;
  settings.language = 'en';
  settings.textScale = 1.25;
  settings.bindings = withKey(settings.bindings, 'dash', 1, 'KeyQ');
  settings.aimAssist = false;
  settings.touchLayout = { leftHanded: true, size: 1.2 };
  settings.deadZone = 0.2;
  saveSettings(storage, settings);
  expect(loadSettings(storage)).toEqual(settings);
});

test('what was kept never changes the defaults', () => {
  loadSettings(createMemoryStorage()).simulate.roundTripMs = 99;
  expect(loadSettings(createMemoryStorage()).simulate.roundTripMs).toBe(0);
});

test.each([
  '',
  'nonsense',
  'null',
  '[]',
  '7',
  '{"shake":"much","simulate":7,"motion":"wild","name":3}',
  '{"volume":"loud","muted":1,"language":"klingon","textScale":null,"bindings":[],"aimAssist":"yes"}',
  '{"touchLayout":"left","deadZone":{},"bindings":{"up":"KeyW","dash":7},"language":"toString"}',
])('whatever storage holds (%s), settings are whole', (text) => {
  const storage = createMemoryStorage();
  storage.set('settings', text);
  expect(loadSettings(storage)).toEqual(DEFAULT_SETTINGS);
});

test('what the address overrode is not kept, what was changed by hand is', () => {
  const before = loadSettings(createMemoryStorage());
  const overridden = {
    ...before,
    netOverlay: true,
    simulate: { roundTripMs: 150, jitterMs: 20, stall: 0.03 },
  };
  const now = { ...overridden, name: 'Ada', simulate: { ...overridden.simulate, jitterMs: 5 } };
  expect(settingsToKeep(now, before, overridden)).toEqual({
    ...before,
    name: 'Ada',
    simulate: { roundTripMs: 0, jitterMs: 5, stall: 0 },
  });
});

test('numbers out of bounds are brought back into them', () => {
  const storage = createMemoryStorage();
  storage.set('settings', '{"shake":40,"simulate":{"roundTripMs":1e9,"jitterMs":-4,"stall":0.2}}');
  const { shake, simulate } = loadSettings(storage);
  expect(shake).toBe(1);
  storage.set('settings', '{"volume":-1,"textScale":9,"touchLayout":{"size":0},"deadZone":0.9}');
  const { volume, textScale, touchLayout, deadZone } = loadSettings(storage);
  expect([volume, textScale, touchLayout.size, deadZone]).toEqual([0, 1.5, 0.8, 0.4]);
  expect(simulate).toEqual({ roundTripMs: LIMITS.roundTripMs, jitterMs: 0, stall: 0.2 });
});

test('the address says what to do', () => {
  const options = readUrlOptions(
    '?name=Ada&room=abc&play=1&rtt=150&jitter=20&stall=0.03&f3=1&renderer=canvas',
  );
  expect(options).toEqual({
    name: 'Ada',
    room: 'abc',
    play: true,
    simulate: { roundTripMs: 150, jitterMs: 20, stall: 0.03 },
    netOverlay: true,
    truthOverlay: false,
    canvas: true,
  });
});

test('an address without wishes changes nothing', () => {
  const options = readUrlOptions('');
  expect(options.simulate).toBeUndefined();
  expect(options.name).toBeUndefined();
  expect(options.play).toBe(false);
});

test('nonsense in the address is not taken for a number', () => {
  expect(readUrlOptions('?rtt=fast&stall=NaN').simulate).toEqual({ roundTripMs: 0, jitterMs: 0, stall: 0 });
});
