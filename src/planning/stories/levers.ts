// What would move a date: parts of the way that something else could shorten, each by at most its own mean. They are no promise: what
// comes next may be held elsewhere too, and only the tornado simulates again.
import type { LengthPart, Stretch, Wait } from './issue-story-result.ts';
import type { Lever, Need } from './story-words.ts';

/** The only thing waited for, then longest first; what lasts less than half a minute on average is left out. */
export function leversOf(story: {
  needs: readonly Need[];
  waits?: readonly Wait[];
  stretches?: readonly Stretch[];
  length?: readonly LengthPart[];
  more?: readonly Lever[];
}): Lever[] {
  const { needs, waits = [], stretches = [], length = [], more = [] } = story;
  const levers: Lever[] = [
    ...needs.map(({ what, meanMinutes }): Lever => ({ kind: 'need', what, meanMinutes })),
    ...waits.map(({ what, spell }): Lever => ({ kind: 'wait', what, meanMinutes: spell.meanMinutes })),
    ...stretches
      .filter(({ cause }) => cause !== 'work' && cause !== 'calendar')
      .map(({ what, spell }): Lever => ({ kind: 'pause', what, meanMinutes: spell.meanMinutes })),
    ...length.flatMap(({ kind, what, meanMinutes }): Lever[] =>
      kind === 'likely' || kind === 'without' ? [] : [{ kind, what, meanMinutes }],
    ),
    ...more,
  ];
  const weight = ({ meanMinutes }: Lever): number => meanMinutes ?? Number.POSITIVE_INFINITY;
  return levers
    .filter((lever) => weight(lever) >= 0.5)
    .sort((a, b) => (weight(a) < weight(b) ? 1 : weight(a) > weight(b) ? -1 : 0));
}
