// A person split between streams: each stream becomes a lane, somebody with the same days, meetings and skills who works at
// the stream's share of the speed. What the shares leave stays with the person.
import type { Person } from '../plan/plan.ts';
import type { Complaints } from './complaints.ts';
import { type Place, shorten } from './document.ts';
import { openNamed } from './fields.ts';
import { checkId } from './names.ts';
import { readPercent } from './share.ts';

/** The person and its lanes, or the person alone. */
export function withLanes(complaints: Complaints, place: Place | undefined, person: Person): Person[] {
  const streams = openNamed(complaints, place, 'split').flatMap(([stream, value]) => {
    const percent = readPercent(complaints, value, `the share of ${shorten(stream)}`);
    const isNamed = checkId(complaints, value, stream, 'a stream');
    if (percent === 0) complaints.add('E031', value, 'a stream with 0 % of the time never gets anywhere');
    return percent === null || !isNamed ? [] : [{ stream, percent }];
  });
  const sum = streams.reduce((total, { percent }) => total + percent, 0);
  if (place !== undefined && sum > 100) {
    complaints.add('E115', place, `the streams of ${shorten(person.id)} add up to ${sum} %`, { atKey: true });
  }
  if (streams.length === 0) return [person];
  const shareOf = (percent: number): number =>
    Math.max(percent === 0 ? 0 : 1, Math.round((person.efficiencyPercent * percent) / 100));
  const lanes = streams.map(({ stream, percent }): Person => {
    return { ...person, id: `${person.id}/${stream}`, efficiencyPercent: shareOf(percent), laneOf: person.id };
  });
  return [{ ...person, efficiencyPercent: shareOf(Math.max(0, 100 - sum)) }, ...lanes];
}
