/** Ranked play: a party if one likes, and the search for a match, which goes on when this is closed. */
import { createDialog, type Dialog } from './dialog.ts';
import { partyPanel } from './party-panel.ts';
import { queuePanel } from './queue-panel.ts';
import type { RankedPlay } from './ranked-play.ts';
import { strings } from './strings.ts';

export type RankedDialog = Dialog & { join(party: string): void };

/** How often the time of waiting is told. */
const SHOW_EVERY_MS = 500;

/** @param linkToParty Gives the address that leads to a party. */
export function rankedDialog(ranked: RankedPlay, linkToParty: (code: string) => string): RankedDialog {
  const queue = queuePanel(ranked);
  const party = partyPanel(ranked, linkToParty);
  const { title, close } = strings.ranked;
  const dialog = createDialog(title, close, [queue.root, party.root], 'ranked', 'button-quiet');
  let timer: number | undefined;

  function show(): void {
    queue.show();
    party.show();
  }
  function open(): void {
    show();
    dialog.open();
    timer ??= window.setInterval(show, SHOW_EVERY_MS);
  }
  dialog.root.addEventListener('close', () => {
    window.clearInterval(timer);
    timer = undefined;
    // Whoever closes it has read why a search ended.
    ranked.forgetEnded();
  });
  ranked.onChange(() => {
    if (dialog.root.open) show();
  });
  return {
    ...dialog,
    open,
    join(code) {
      open();
      ranked.gather(code);
    },
  };
}
