// Which need came last how often, in words.
import type { Network } from '../../engine/network/network.ts';
import { DATE, type Needs } from './needs.ts';
import { type SpellCounts, spellOf } from './spell-tally.ts';
import type { StoryNames } from './story-names.ts';
import type { Need } from './story-words.ts';

/**
 * By how often they came last, most often first; those that never do come at the end.
 * @param margins by need: how much later than the one before it, in the futures in which it came last
 * @param last by need: in how many of the `counted` futures it came last
 */
export function listNeeds(
  needs: Needs,
  margins: SpellCounts,
  last: ArrayLike<number>,
  counted: number,
  names: StoryNames,
): Need[] {
  return needs.event
    .map((event, k) => {
      const { meanMinutes, p80Minutes } = spellOf(margins.get(k), last[k]);
      const share = counted === 0 ? 0 : last[k] / counted;
      const isSole = needs.event.length === 1;
      return {
        order: k,
        need: {
          what: event === DATE ? null : names.node(event >> 1),
          event: eventOf(event, needs.network),
          last: share,
          marginMinutes: isSole ? null : meanMinutes,
          marginP80Minutes: isSole ? null : p80Minutes,
          meanMinutes: isSole ? null : share * meanMinutes,
        },
      };
    })
    .sort((a, b) => b.need.last - a.need.last || a.order - b.order)
    .map(({ need }) => need);
}

function eventOf(event: number, { issueCount, gateCount, pointKinds }: Network): Need['event'] {
  if (event === DATE) return 'date';
  const kind = pointKinds[(event >> 1) - issueCount - gateCount];
  return (event & 1) === 0 || kind === 'phase-begun' ? 'started' : 'finished';
}
