/** The kinds of field that the settings are made of, each with its label. */
import { element, setText } from './element.ts';

/** Least is 0 unless it is given. */
export type SliderRange = { least?: number; most: number; step: number };

export function sliderField(
  label: string,
  { least = 0, most, step }: SliderRange,
  value: number,
  format: (value: number) => string,
  onChange: (value: number) => void,
): HTMLElement {
  const input = element('input', {
    attributes: { type: 'range', min: String(least), max: String(most), step: String(step) },
  });
  const output = element('output', { text: format(value) });
  input.value = String(value);
  input.addEventListener('input', () => {
    setText(output, format(input.valueAsNumber));
    onChange(input.valueAsNumber);
  });
  return element('label', { class: 'field field-slider' }, [element('span', { text: label }), input, output]);
}

export type Toggle = { root: HTMLElement; show(on: boolean): void };

export function toggleField(label: string, value: boolean, onChange: (on: boolean) => void): Toggle {
  const input = element('input', { class: 'switch', attributes: { type: 'checkbox', role: 'switch' } });
  input.checked = value;
  input.addEventListener('change', () => onChange(input.checked));
  return {
    root: element('label', { class: 'field field-toggle' }, [element('span', { text: label }), input]),
    show(on) {
      input.checked = on;
    },
  };
}

export function choiceField<Choice extends string>(
  label: string,
  choices: Readonly<Record<Choice, string>>,
  value: Choice,
  onChange: (choice: string) => void,
): HTMLElement {
  const select = element('select');
  for (const [choice, text] of Object.entries<string>(choices)) {
    select.append(element('option', { text, attributes: { value: choice } }));
  }
  select.value = value;
  select.addEventListener('change', () => onChange(select.value));
  return element('label', { class: 'field field-choice' }, [element('span', { text: label }), select]);
}
