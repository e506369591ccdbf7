/** Makes elements. Text goes in as text only: names of pilots are hostile until proven otherwise. */

type Options = {
  class?: string;
  text?: string;
  testId?: string;
  attributes?: Readonly<Record<string, string>>;
};

export function element<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  options: Options = {},
  children: readonly (Node | string)[] = [],
): HTMLElementTagNameMap[Tag] {
  const made = document.createElement(tag);
  if (options.class !== undefined) made.className = options.class;
  if (options.text !== undefined) made.textContent = options.text;
  if (options.testId !== undefined) made.dataset.testid = options.testId;
  for (const [name, value] of Object.entries(options.attributes ?? {})) made.setAttribute(name, value);
  made.append(...children);
  return made;
}

export function button(text: string, kind: string, onPress: () => void, testId?: string): HTMLButtonElement {
  const made = element('button', { class: `button ${kind}`, text, attributes: { type: 'button' } });
  if (testId !== undefined) made.dataset.testid = testId;
  made.addEventListener('click', onPress);
  return made;
}

/** Writes only what changed: the HUD calls this in every frame. */
export function setText(target: Element, text: string): void {
  if (target.textContent !== text) target.textContent = text;
}
