/** The party for ranked play: made, joined by its link, who is in it and who is ready. */
import type { PartyAnswer } from '../net/matchmaker-api.ts';
import { button, element, setText } from './element.ts';
import { inviteButton } from './invite-button.ts';
import type { RankedPlay } from './ranked-play.ts';
import { faultWords } from './search-words.ts';
import { strings } from './strings.ts';

type Member = PartyAnswer['members'][number];

/** @param isLooking For opponents: who was ready to is not asked again before that ends. */
function rowOf({ name, you, leads, ready: isReady }: Member, isLooking: boolean): HTMLElement {
  const words = strings.ranked.party;
  const ready = isReady || isLooking;
  const mark = leads ? words.leads : ready ? words.ready : words.notReady;
  return element('li', { class: `party-member${leads || ready ? ' set' : ''}` }, [
    element('span', { class: 'pilot-name', text: you ? `${name} (${strings.scoreboard.you})` : name }),
    element('span', { class: 'party-mark', text: mark }),
  ]);
}

export type PartyPanel = { root: HTMLElement; show(): void };

/** @param linkTo Gives the address that leads to a party. */
export function partyPanel(ranked: RankedPlay, linkTo: (code: string) => string): PartyPanel {
  const words = strings.ranked.party;
  const hint = element('p', { class: 'faint' });
  const said = element('p', { class: 'form-fault', testId: 'party-fault', attributes: { role: 'status' } });
  const make = button(words.make, 'button-quiet', () => ranked.gather(undefined), 'party-make');
  const list = element('ul', {
    class: 'party-members',
    testId: 'party',
    attributes: { 'aria-label': words.title },
  });
  const ready = button(words.beReady, 'button-quiet', () => ranked.party?.ready(!isReady()), 'party-ready');
  const link = inviteButton(() => linkTo(ranked.party?.seen?.code ?? ''), words.link);
  const leave = button(
    words.leave,
    'button-quiet',
    () => {
      link.clear();
      ranked.leaveParty();
    },
    'party-leave',
  );
  const root = element('fieldset', {}, [
    element('legend', { text: words.title }),
    ...[hint, make, list, ready, link.root, leave, said],
  ]);
  let shown: PartyAnswer | undefined;
  let wasLooking = false;

  function isReady(): boolean {
    return ranked.party?.seen?.members.some((member) => member.you && member.ready) ?? false;
  }

  function hintWords(isIn: boolean): string {
    if (isIn) return ranked.party?.leads ? words.youLead : words.saysReady;
    return words.hint;
  }

  function faultOf(): string {
    const { party, wanted } = ranked;
    const refusal = wanted?.refusal ?? party?.refusal;
    if (refusal !== undefined) return faultWords(refusal);
    return party?.isOver ? words.over : '';
  }

  return {
    root,
    show() {
      const { party, isJoining, isInParty: isIn } = ranked;
      const isLooking = isIn && ranked.isWaiting;
      setText(hint, isJoining ? words.joining : hintWords(isIn));
      hint.hidden = isLooking;
      setText(said, faultOf());
      make.hidden = isIn;
      make.disabled = isJoining || ranked.isWaiting;
      for (const part of [list, link.root, leave]) part.hidden = !isIn;
      ready.hidden = !isIn || party?.leads === true || isLooking;
      ready.setAttribute('aria-pressed', String(isReady()));
      setText(ready, isReady() ? words.beUnready : words.beReady);
      const seen = isIn ? party?.seen : undefined;
      if (seen === shown && isLooking === wasLooking) return;
      shown = seen;
      wasLooking = isLooking;
      list.replaceChildren(...(seen?.members ?? []).map((member) => rowOf(member, isLooking)));
    },
  };
}
