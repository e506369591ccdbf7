/** Where the code of a closed room is typed; says what is wrong with one that cannot be. */
import { ROOM_CODE_LENGTH } from '../../sim/protocol.ts';
import { element, setText } from './element.ts';
import { type CodeReading, readRoomCode, spacedCode } from './room-code.ts';
import { strings } from './strings.ts';

function faultOf(reading: CodeReading): string {
  if ('code' in reading) return '';
  const words = strings.friends.wrong;
  switch (reading.wrong) {
    case 'empty':
      return words.empty;
    case 'letter':
      return words.letter(reading.letter);
    case 'length':
      return words.length(reading.has, ROOM_CODE_LENGTH);
  }
}

/** `show` puts a code in, with what is wrong with it. */
export type CodeForm = { root: HTMLElement; show(text: string): void };

export function codeForm(onCode: (code: string) => void): CodeForm {
  const input = element('input', {
    class: 'code-input',
    testId: 'code',
    attributes: {
      type: 'text',
      // Room for spaces, dashes, or a whole link.
      maxlength: '200',
      autocomplete: 'off',
      autocapitalize: 'characters',
      spellcheck: 'false',
      enterkeyhint: 'go',
      'aria-describedby': 'code-fault',
      placeholder: spacedCode('ABC234'),
    },
  });
  // A keyboard that covers the dialog comes when it is asked for.
  input.autofocus = !window.matchMedia('(pointer: coarse)').matches;
  const fault = element('p', { class: 'form-fault', testId: 'code-fault', attributes: { role: 'alert' } });
  fault.id = 'code-fault';
  const enter = element('button', {
    class: 'button button-quiet code-enter',
    text: strings.friends.enter,
    testId: 'code-enter',
    attributes: { type: 'submit' },
  });

  function show(reading: CodeReading): void {
    const text = faultOf(reading);
    setText(fault, text);
    if (text === '') input.removeAttribute('aria-invalid');
    else input.setAttribute('aria-invalid', 'true');
  }

  // One that was wrong is typed anew, not added to.
  input.addEventListener('focus', () => input.select());
  input.addEventListener('input', () => {
    // What was wrong is being mended.
    setText(fault, '');
    input.removeAttribute('aria-invalid');
  });
  const root = element('form', { class: 'code-form', attributes: { novalidate: '' } }, [
    element('label', { class: 'code-label' }, [
      element('span', {}, [
        strings.friends.code,
        element('small', { class: 'faint', text: strings.friends.codeHint(ROOM_CODE_LENGTH) }),
      ]),
      input,
    ]),
    enter,
    fault,
  ]);
  root.addEventListener('submit', (event) => {
    event.preventDefault();
    const reading = readRoomCode(input.value);
    show(reading);
    if ('code' in reading) onCode(reading.code);
    else input.focus();
  });
  return {
    root,
    show(text) {
      const reading = readRoomCode(text);
      input.value = 'code' in reading ? spacedCode(reading.code) : text.slice(0, 24);
      if (text === '') setText(fault, '');
      else show(reading);
    },
  };
}
