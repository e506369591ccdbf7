import { fullscreenButton } from '../input/fullscreen.ts';
import type { NetworkConditions } from '../net/network-simulator.ts';
import { createDialog, type Dialog } from './dialog.ts';
import { button, element } from './element.ts';
import { millisOf, percentOf } from './format.ts';
import { LIMITS, type Settings, type TouchLayout } from './settings.ts';
import { choiceField, sliderField, type Toggle, toggleField } from './settings-fields.ts';
import { isLanguage, LANGUAGES, strings } from './strings.ts';

const TEXT_SCALES = [0.85, 1, 1.15, 1.3, 1.5] as const;

const orOff = (format: (value: number) => string) => (value: number) =>
  value === 0 ? strings.settings.off : format(value);

const hint = (text: string) => element('p', { class: 'faint hint', text });

function group(title: string, fields: readonly HTMLElement[]): HTMLElement {
  return element('fieldset', {}, [element('legend', { text: title }), ...fields]);
}

/** Settings that a key changes too, besides their switch in the dialog. */
const FLAGS = ['muted', 'firstSteps', 'netOverlay', 'truthOverlay', 'nameTags', 'aimAssist'] as const;
type Flag = (typeof FLAGS)[number];
type Change = (part: Partial<Settings>) => void;

function soundFields(settings: Settings, change: Change, muted: Toggle): HTMLElement[] {
  const range = { most: 1, step: 0.05 };
  return [
    sliderField(strings.settings.volume, range, settings.volume, orOff(percentOf), (volume) =>
      change({ volume }),
    ),
    muted.root,
  ];
}

function textScaleField(settings: Settings, change: Change): HTMLElement {
  const choices = Object.fromEntries(TEXT_SCALES.map((scale) => [String(scale), percentOf(scale)]));
  const away = (scale: number) => Math.abs(scale - settings.textScale);
  const nearest = TEXT_SCALES.reduce((best, scale) => (away(scale) < away(best) ? scale : best));
  return choiceField(strings.settings.textScale, choices, String(nearest), (choice) =>
    change({ textScale: Number(choice) }),
  );
}

function pictureFields(settings: Settings, change: Change, toggles: readonly Toggle[]): HTMLElement[] {
  const range = { most: 1, step: 0.05 };
  return [
    textScaleField(settings, change),
    sliderField(strings.settings.shake, range, settings.shake, orOff(percentOf), (shake) =>
      change({ shake }),
    ),
    choiceField(strings.settings.motion, strings.settings.motionChoice, settings.motion, (choice) =>
      change({ motion: choice === 'full' || choice === 'reduced' ? choice : 'system' }),
    ),
    ...toggles.map((toggle) => toggle.root),
    ...fullscreenButton('button-quiet', strings.controls.fullscreen),
  ];
}

function controlFields(
  settings: Settings,
  change: Change,
  assist: Toggle,
  onKeys: () => void,
): HTMLElement[] {
  const arrange = (part: Partial<TouchLayout>) =>
    change({ touchLayout: { ...settings.touchLayout, ...part } });
  const { leftHanded, size } = settings.touchLayout;
  const [leastSize, mostSize] = LIMITS.touchSize;
  const [leastZone, mostZone] = LIMITS.deadZone;
  return [
    button(strings.settings.keys, 'button-quiet', onKeys, 'keys-button'),
    assist.root,
    hint(strings.settings.aimAssistHint),
    toggleField(strings.settings.leftHanded, leftHanded, (on) => arrange({ leftHanded: on })).root,
    sliderField(
      strings.settings.touchSize,
      { least: leastSize, most: mostSize, step: 0.05 },
      size,
      percentOf,
      (chosen) => arrange({ size: chosen }),
    ),
    sliderField(
      strings.settings.deadZone,
      { least: leastZone, most: mostZone, step: 0.01 },
      settings.deadZone,
      percentOf,
      (deadZone) => change({ deadZone }),
    ),
  ];
}

function languageField(settings: Settings, change: Change): HTMLElement {
  const names = Object.entries(LANGUAGES).map(([code, { name }]) => [code, name]);
  const choices = { auto: strings.settings.languageAuto, ...Object.fromEntries(names) };
  return choiceField(strings.settings.language, choices, settings.language, (choice) =>
    change({ language: isLanguage(choice) ? choice : 'auto' }),
  );
}

function networkFields(simulate: NetworkConditions, onChange: () => void): HTMLElement[] {
  const worsen = (part: Partial<NetworkConditions>) => {
    Object.assign(simulate, part);
    onChange();
  };
  const { roundTripMs, jitterMs, stall } = simulate;
  const roundTrip = { most: LIMITS.roundTripMs, step: 10 };
  const jitter = { most: LIMITS.jitterMs, step: 5 };
  const share = { most: LIMITS.stall, step: 0.01 };
  return [
    hint(strings.settings.networkHint),
    sliderField(strings.settings.roundTrip, roundTrip, roundTripMs, orOff(millisOf), (ms) =>
      worsen({ roundTripMs: ms }),
    ),
    sliderField(strings.settings.jitter, jitter, jitterMs, orOff(millisOf), (ms) => worsen({ jitterMs: ms })),
    sliderField(strings.settings.stall, share, stall, orOff(percentOf), (part) => worsen({ stall: part })),
  ];
}

/** Changes the settings in place and tells of each change. */
export function settingsDialog(
  settings: Settings,
  onChange: () => void,
  onKeys: () => void,
): Dialog & { refresh(): void } {
  const change: Change = (part) => {
    Object.assign(settings, part);
    onChange();
  };
  const toggle = (flag: Flag, label: string) =>
    toggleField(label, settings[flag], (on) => change({ [flag]: on }));
  const toggles: Record<Flag, Toggle> = {
    muted: toggle('muted', strings.settings.muted),
    firstSteps: toggle('firstSteps', strings.settings.firstSteps),
    netOverlay: toggle('netOverlay', strings.settings.netOverlay),
    truthOverlay: toggle('truthOverlay', strings.settings.truthOverlay),
    nameTags: toggle('nameTags', strings.settings.names),
    aimAssist: toggle('aimAssist', strings.settings.aimAssist),
  };
  const content = [
    group(strings.settings.sound, soundFields(settings, change, toggles.muted)),
    group(strings.settings.picture, pictureFields(settings, change, [toggles.nameTags, toggles.firstSteps])),
    group(strings.settings.controls, controlFields(settings, change, toggles.aimAssist, onKeys)),
    group(strings.settings.language, [languageField(settings, change)]),
    group(strings.settings.overlays, [toggles.netOverlay.root, toggles.truthOverlay.root]),
    group(strings.settings.network, networkFields(settings.simulate, onChange)),
  ];
  return {
    ...createDialog(strings.settings.title, strings.settings.close, content, 'settings'),
    refresh() {
      for (const flag of FLAGS) toggles[flag].show(settings[flag]);
    },
  };
}
