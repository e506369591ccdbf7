/** The page of an address that leads nowhere. */
import { openLocalStorage } from './ui/local-storage.ts';
import { lostPage } from './ui/lost-page.ts';
import { speakAsWished } from './ui/speak-as-wished.ts';
import { strings } from './ui/strings.ts';

await speakAsWished(openLocalStorage());
document.title = `${strings.lost.title} · ${strings.title}`;
document.getElementById('app')?.append(lostPage());
