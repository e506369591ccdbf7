import type { NetworkConditions } from '../net/network-simulator.ts';
import { createDialog, type Dialog } from './dialog.ts';
import { element } from './element.ts';
import { millisOf, percentOf } from './format.ts';
import { LIMITS, type Settings } from './settings.ts';
import { choiceField, sliderField, toggleField } from './settings-fields.ts';
import { strings } from './strings.ts';

const text = strings.settings;
const orOff = (format: (value: number) => string) => (value: number) =>
  value === 0 ? text.off : format(value);

function group(title: string, fields: readonly HTMLElement[]): HTMLElement {
  return element('fieldset', {}, [element('legend', { text: title }), ...fields]);
}

/** Changes the settings in place and tells of each change. */
export function settingsDialog(settings: Settings, onChange: () => void): Dialog & { refresh(): void } {
  const { simulate } = settings;
  const change = (part: Partial<Settings>) => {
    Object.assign(settings, part);
    onChange();
  };
  const worsen = (part: Partial<NetworkConditions>) => {
    Object.assign(simulate, part);
    onChange();
  };
  const net = toggleField(text.netOverlay, settings.netOverlay, (netOverlay) => change({ netOverlay }));
  const truth = toggleField(text.truthOverlay, settings.truthOverlay, (truthOverlay) =>
    change({ truthOverlay }),
  );
  const steps = toggleField(text.firstSteps, settings.firstSteps, (firstSteps) => change({ firstSteps }));
  const picture = [
    sliderField(text.shake, 1, 0.05, settings.shake, orOff(percentOf), (shake) => change({ shake })),
    choiceField(text.motion, text.motionChoice, settings.motion, (choice) =>
      change({ motion: choice === 'full' || choice === 'reduced' ? choice : 'system' }),
    ),
    toggleField(text.names, settings.nameTags, (nameTags) => change({ nameTags })).root,
    steps.root,
  ];
  const { roundTripMs, jitterMs, stall } = simulate;
  const network = [
    element('p', { class: 'faint', text: text.networkHint }),
    sliderField(text.roundTrip, LIMITS.roundTripMs, 10, roundTripMs, orOff(millisOf), (ms) =>
      worsen({ roundTripMs: ms }),
    ),
    sliderField(text.jitter, LIMITS.jitterMs, 5, jitterMs, orOff(millisOf), (ms) => worsen({ jitterMs: ms })),
    sliderField(text.stall, LIMITS.stall, 0.01, stall, orOff(percentOf), (share) => worsen({ stall: share })),
  ];
  const content = [
    group(text.picture, picture),
    group(text.overlays, [net.root, truth.root]),
    group(text.network, network),
  ];
  return {
    ...createDialog(text.title, text.close, content, 'settings'),
    refresh() {
      net.show(settings.netOverlay);
      truth.show(settings.truthOverlay);
      steps.show(settings.firstSteps);
    },
  };
}
