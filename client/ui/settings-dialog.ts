import type { NetworkConditions } from '../net/network-simulator.ts';
import { createDialog, type Dialog } from './dialog.ts';
import { element } from './element.ts';
import { millisOf, percentOf } from './format.ts';
import { LIMITS, type Settings } from './settings.ts';
import { choiceField, sliderField, toggleField } from './settings-fields.ts';
import { strings } from './strings.ts';

const orOff = (format: (value: number) => string) => (value: number) =>
  value === 0 ? strings.settings.off : format(value);

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
  const net = toggleField(strings.settings.netOverlay, settings.netOverlay, (netOverlay) =>
    change({ netOverlay }),
  );
  const truth = toggleField(strings.settings.truthOverlay, settings.truthOverlay, (truthOverlay) =>
    change({ truthOverlay }),
  );
  const steps = toggleField(strings.settings.firstSteps, settings.firstSteps, (firstSteps) =>
    change({ firstSteps }),
  );
  const picture = [
    sliderField(strings.settings.shake, 1, 0.05, settings.shake, orOff(percentOf), (shake) =>
      change({ shake }),
    ),
    choiceField(strings.settings.motion, strings.settings.motionChoice, settings.motion, (choice) =>
      change({ motion: choice === 'full' || choice === 'reduced' ? choice : 'system' }),
    ),
    toggleField(strings.settings.names, settings.nameTags, (nameTags) => change({ nameTags })).root,
    steps.root,
  ];
  const { roundTripMs, jitterMs, stall } = simulate;
  const network = [
    element('p', { class: 'faint', text: strings.settings.networkHint }),
    sliderField(strings.settings.roundTrip, LIMITS.roundTripMs, 10, roundTripMs, orOff(millisOf), (ms) =>
      worsen({ roundTripMs: ms }),
    ),
    sliderField(strings.settings.jitter, LIMITS.jitterMs, 5, jitterMs, orOff(millisOf), (ms) =>
      worsen({ jitterMs: ms }),
    ),
    sliderField(strings.settings.stall, LIMITS.stall, 0.01, stall, orOff(percentOf), (share) =>
      worsen({ stall: share }),
    ),
  ];
  const content = [
    group(strings.settings.picture, picture),
    group(strings.settings.overlays, [net.root, truth.root]),
    group(strings.settings.network, network),
  ];
  return {
    ...createDialog(strings.settings.title, strings.settings.close, content, 'settings'),
    refresh() {
      net.show(settings.netOverlay);
      truth.show(settings.truthOverlay);
      steps.show(settings.firstSteps);
    },
  };
}
