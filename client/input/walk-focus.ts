/** Moves the focus about the page and presses what has it: menus by gamepad. */
import { nearestBeside } from './nearest-beside.ts';
import type { PadStep } from './pad-steps.ts';

const FOCUSABLE =
  'button:not(:disabled), input:not(:disabled), select:not(:disabled), a[href], [tabindex="0"]';

/** The dialog on top, or the page. */
function ground(): ParentNode {
  const open = [...document.querySelectorAll<HTMLDialogElement>('dialog[open]')];
  return open.find((dialog) => dialog.contains(document.activeElement)) ?? open.at(-1) ?? document;
}

function focusables(): HTMLElement[] {
  return [...ground().querySelectorAll<HTMLElement>(FOCUSABLE)].filter((candidate) =>
    candidate.checkVisibility(),
  );
}

function focus(target: HTMLElement | undefined): void {
  target?.focus({ preventScroll: true });
  target?.scrollIntoView({ block: 'nearest' });
}

function tell(target: HTMLElement): void {
  target.dispatchEvent(new Event('input', { bubbles: true }));
  target.dispatchEvent(new Event('change', { bubbles: true }));
}

/** Left and right change what a slider or a choice says. Returns whether there was one. */
function adjust(target: Element | null, step: 'left' | 'right'): boolean {
  const more = step === 'right';
  if (target instanceof HTMLInputElement && target.type === 'range') {
    if (more) target.stepUp();
    else target.stepDown();
    tell(target);
    return true;
  }
  if (target instanceof HTMLSelectElement) {
    const next = target.selectedIndex + (more ? 1 : -1);
    if (next < 0 || next >= target.length) return true;
    target.selectedIndex = next;
    tell(target);
    return true;
  }
  return false;
}

function accept(focused: Element | null): void {
  if (!(focused instanceof HTMLElement) || focused === document.body) focus(focusables()[0]);
  else if (focused instanceof HTMLInputElement && focused.type === 'text') focused.form?.requestSubmit();
  else focused.click();
}

/** One step of a gamepad in a menu. */
export function walkFocus(step: PadStep): void {
  const focused = document.activeElement;
  if (step === 'accept') accept(focused);
  else if (step === 'back') {
    const on = ground();
    if (on instanceof HTMLDialogElement) on.close();
  } else if (step !== 'menu') {
    if ((step === 'left' || step === 'right') && adjust(focused, step)) return;
    const others = focusables().filter((candidate) => candidate !== focused);
    if (focused === null || focused === document.body) focus(others[0]);
    else {
      const boxes = others.map((other) => other.getBoundingClientRect());
      const next = nearestBeside(focused.getBoundingClientRect(), boxes, step);
      if (next !== undefined) focus(others[next]);
    }
  }
}
