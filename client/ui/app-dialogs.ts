/** The dialogs of the app, and whether one of them has the keys now. */
import { helpDialog } from './help-dialog.ts';
import { pauseDialog } from './pause-dialog.ts';
import type { Settings } from './settings.ts';
import { settingsDialog } from './settings-dialog.ts';

export function createAppDialogs(
  settings: Settings,
  onSettings: () => void,
  match: { leave(): void; inviteLink(): string },
) {
  const settingsPanel = settingsDialog(settings, onSettings);
  const help = helpDialog();
  const pause = pauseDialog({
    settings: () => settingsPanel.open(),
    help: () => help.open(),
    ...match,
  });
  const all = [settingsPanel, help, pause];
  return {
    settings: settingsPanel,
    help,
    pause,
    roots: all.map((dialog) => dialog.root),
    isOpen: () => all.some((dialog) => dialog.root.open),
    closeAll() {
      for (const dialog of all) dialog.close();
    },
  };
}
