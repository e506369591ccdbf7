/** The dialogs of the app, and whether one of them has the keys now. */
import { bindingsDialog } from './bindings-dialog.ts';
import { friendsDialog } from './friends-dialog.ts';
import type { Guide } from './guide.ts';
import { helpDialog } from './help-dialog.ts';
import { type PausedMatch, pauseDialog } from './pause-dialog.ts';
import type { PlayWish } from './play-wish.ts';
import { rankedDialog } from './ranked-dialog.ts';
import type { RankedPlay } from './ranked-play.ts';
import type { MapsByMode } from './room-form.ts';
import type { Settings } from './settings.ts';
import { settingsDialog } from './settings-dialog.ts';

export type AppDialogs = ReturnType<typeof createAppDialogs>;

export function createAppDialogs(
  settings: Settings,
  guide: Guide,
  onSettings: () => void,
  match: PausedMatch,
  company: {
    maps: MapsByMode;
    ranked: RankedPlay;
    play(wish: PlayWish): void;
    linkToParty(code: string): string;
  },
) {
  const bindings = bindingsDialog(settings, guide, onSettings);
  const settingsPanel = settingsDialog(settings, onSettings, () => bindings.open());
  const help = helpDialog(guide);
  const pause = pauseDialog({
    settings: () => settingsPanel.open(),
    help: () => help.open(),
    ...match,
  });
  const friendsPanel = friendsDialog(company.maps, company.play);
  const ranked = rankedDialog(company.ranked, company.linkToParty);
  const all = [settingsPanel, help, pause, bindings, friendsPanel, ranked];
  return {
    settings: settingsPanel,
    help,
    pause,
    friends: friendsPanel,
    ranked,
    roots: all.map((dialog) => dialog.root),
    isOpen: () => all.some((dialog) => dialog.root.open),
    closeAll() {
      for (const dialog of all) dialog.close();
    },
  };
}
