/**
 * Runs in a page: what of the text below `selector` is cut off, out of reach, under other text, or broken within a word
 * where it is to be pressed; and which choices are too long for the field that shows them. A name that ends in an
 * ellipsis is no fault, as names may be of any length; words are chosen to fit.
 */
export function layoutFaults(selector: string): string[] {
  const NAMES = '.pilot-name, .room-name strong, .vote-title *, .invite-word';
  const SLACK = 1.5;
  const faults: string[] = [];
  type Box = { left: number; top: number; right: number; bottom: number };
  type Word = { text: string; of: Element; box: Box };
  const root = document.querySelector(selector);
  if (root === null) return [`there is no ${selector}`];

  const meet = (a: Box, b: Box): Box => ({
    left: Math.max(a.left, b.left),
    top: Math.max(a.top, b.top),
    right: Math.min(a.right, b.right),
    bottom: Math.min(a.bottom, b.bottom),
  });
  const screen: Box = { left: 0, top: 0, right: innerWidth, bottom: innerHeight };
  const said = (element: Element, text: string) =>
    `“${text}” (${element.tagName.toLowerCase()}.${element.className})`;

  /** The box in which an element's content can be seen, or undefined when scrolling brings it there. */
  function look(word: Word): void {
    const style = getComputedStyle(word.of);
    const isName = word.of.matches(NAMES);
    let box = word.box;
    let scrolls = style.position === 'fixed';
    for (
      let at: Element | null = word.of;
      at !== null && at !== document.documentElement;
      at = at.parentElement
    ) {
      const { overflowX, overflowY } = getComputedStyle(at);
      const around = at.getBoundingClientRect();
      if (
        overflowX !== 'visible' &&
        !isName &&
        (box.left < around.left - SLACK || box.right > around.right + SLACK)
      )
        faults.push(`${said(word.of, word.text)} is cut off at the side by ${at.tagName}.${at.className}`);
      const scrollsHere = overflowY === 'auto' || overflowY === 'scroll';
      if (overflowY !== 'visible' && !scrollsHere && !scrolls)
        if (box.top < around.top - SLACK || box.bottom > around.bottom + SLACK)
          faults.push(`${said(word.of, word.text)} is cut off in height by ${at.tagName}.${at.className}`);
      scrolls ||= scrollsHere;
      if (overflowX !== 'visible' || overflowY !== 'visible') box = meet(box, around);
    }
    if (!isName && (word.box.left < -SLACK || word.box.right > innerWidth + SLACK))
      faults.push(`${said(word.of, word.text)} is out of the screen at the side`);
    if (!scrolls && (word.box.top < -SLACK || word.box.bottom > innerHeight + SLACK))
      faults.push(`${said(word.of, word.text)} is out of the screen in height`);
    word.box = meet(box, screen);
  }

  /** Of a button, a word that goes on in the next line. Letters of one line may differ a little in height. */
  function lookForBreaks(text: Node, of: Element): void {
    if (of.closest('button, kbd') === null || of.matches(NAMES)) return;
    for (const { 0: word, index } of (text.textContent ?? '').matchAll(/[^\s\u00a0/–-]+/g)) {
      const range = document.createRange();
      range.setStart(text, index);
      range.setEnd(text, index + word.length);
      const tops = [...range.getClientRects()].map(({ top }) => top);
      if (Math.max(...tops) - Math.min(...tops) > 5) faults.push(`${said(of, word)} is broken`);
    }
  }

  /** A field is as wide as its longest choice would like it to be, or cuts that. */
  function lookAtChoices(select: HTMLSelectElement): void {
    if (!select.checkVisibility({ opacityProperty: true, visibilityProperty: true })) return;
    const twin = document.createElement('select');
    twin.style.cssText = 'position:absolute;visibility:hidden;width:max-content';
    select.after(twin);
    for (const { text } of select.options) {
      twin.replaceChildren(new Option(text));
      const lacks = twin.getBoundingClientRect().width - select.getBoundingClientRect().width;
      if (lacks > SLACK) faults.push(`${said(select, text)} is cut off in its field by ${Math.round(lacks)}`);
    }
    twin.remove();
  }

  for (const select of root.querySelectorAll('select')) lookAtChoices(select);

  const words: Word[] = [];
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
    const of = node.parentElement;
    const text = node.textContent?.trim() ?? '';
    if (of === null || text === '') continue;
    if (of.closest('option, [aria-hidden="true"], .visually-hidden') !== null) continue;
    if (!of.checkVisibility({ opacityProperty: true, visibilityProperty: true })) continue;
    const range = document.createRange();
    range.selectNodeContents(node);
    const { left, top, right, bottom, height } = range.getBoundingClientRect();
    // A font's box is taller than its letters, and may reach beyond a line.
    const air = Math.min(height, Number.parseFloat(getComputedStyle(of).fontSize)) * 0.2;
    const box = { left, top: top + air, right, bottom: bottom - air };
    words.push({ text: text.slice(0, 40), of, box });
    lookForBreaks(node, of);
  }
  for (const word of words) look(word);

  const seen = words.filter(({ box }) => box.right - box.left > 2 && box.bottom - box.top > 2);
  for (const [index, one] of seen.entries()) {
    for (const other of seen.slice(index + 1)) {
      if (one.of.contains(other.of) || other.of.contains(one.of)) continue;
      const common = meet(one.box, other.box);
      if (common.right - common.left < 3 || common.bottom - common.top < 5) continue;
      faults.push(`${said(one.of, one.text)} and ${said(other.of, other.text)} overlap`);
    }
  }

  for (const element of [document.documentElement, root, ...root.querySelectorAll('*')]) {
    const { overflowX } = getComputedStyle(element);
    const scrollsAside =
      overflowX === 'auto' || overflowX === 'scroll' || element === document.documentElement;
    if (scrollsAside && element.scrollWidth > element.clientWidth + SLACK)
      faults.push(`${element.tagName}.${element.className} scrolls sideways`);
  }
  return faults;
}
