/** Ranked play: a party if one likes, and the search for a match. Who closes it looks for none any more. */
import { createDialog, type Dialog } from './dialog.ts';
import { partyPanel } from './party-panel.ts';
import { queuePanel } from './queue-panel.ts';
import { RankedPlay, type RankedPlayParts } from './ranked-play.ts';
import { strings } from './strings.ts';

export type RankedDialog = Dialog & { join(party: string): void };

/** How often the time of waiting is told. */
const SHOW_EVERY_MS = 500;

export function rankedDialog(
  { desk, readName, play }: RankedPlayParts,
  linkToParty: (code: string) => string,
): RankedDialog {
  const ranked = new RankedPlay({
    desk,
    readName,
    play(wish) {
      dialog.close();
      play(wish);
    },
  });
  const queue = queuePanel(ranked);
  const party = partyPanel(ranked, linkToParty);
  const dialog = createDialog(strings.ranked.title, strings.ranked.close, [queue.root, party.root], 'ranked');
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
    ranked.stop();
  });
  ranked.onChange = show;
  ranked.onLed = open;
  return {
    ...dialog,
    open,
    join(code) {
      open();
      ranked.gather(code);
    },
  };
}
