// The same civil instant reads the same in every zone, on leap days, at the turn of the year and in nights when clocks change.
import { execFileSync } from 'node:child_process';
import { expect, test } from 'vitest';
import { dayColumn, dayText, instantColumn, instantText } from '../../src/reports/dates.ts';

const INSTANTS = {
  '2025-11-17T09:15': 'Mon 17 Nov 09:15',
  '2025-11-17': 'Mon 17 Nov 00:00',
  '2026-03-29T02:30': 'Sun 29 Mar 02:30',
  '2026-03-08T02:30': 'Sun 8 Mar 02:30',
  // Samoa went to bed on Thursday and got up on Saturday.
  '2011-12-30T12:00': 'Fri 30 Dec 12:00',
  '2028-02-29T00:00': 'Tue 29 Feb 00:00',
  '2026-12-31T23:59': 'Thu 31 Dec 23:59',
};

// A zone is fixed when a process begins, so each has its own.
test.each(['UTC', 'America/Los_Angeles', 'Europe/Prague', 'Pacific/Apia'])('in %s', (zone) => {
  const script = `
    import { instantText } from ${JSON.stringify(new URL('../../src/reports/dates.ts', import.meta.url).href)};
    console.log(JSON.stringify([new Date(2025, 6, 1).getTimezoneOffset(), ...${JSON.stringify(Object.keys(INSTANTS))}.map((at) => instantText(at))]));`;
  const options = { env: { ...process.env, TZ: zone }, encoding: 'utf8' } as const;
  const printed = execFileSync(process.execPath, ['--import', 'tsx', '--input-type=module', '-e', script], options);
  const [offset, ...texts] = JSON.parse(printed);
  expect(offset).toBe({ UTC: 0, 'America/Los_Angeles': 420, 'Europe/Prague': -120, 'Pacific/Apia': -780 }[zone]);
  expect(texts).toEqual(Object.values(INSTANTS));
});

test('the year is shown when it is not the reader’s', () => {
  expect(dayText('2026-01-05', 2025)).toBe('Mon 5 Jan 2026');
  expect(dayText('2025-12-31', 2025)).toBe('Wed 31 Dec');
  expect(instantText('2026-01-05T17:00', 2025)).toBe('Mon 5 Jan 2026 17:00');
});

test('in columns days of one digit stand under days of two', () => {
  expect(dayColumn('2025-12-01')).toBe('Mon  1 Dec');
  expect(instantColumn('2025-12-11T09:00')).toBe('Thu 11 Dec 09:00');
  expect(instantColumn('2026-01-05T17:00', 2025)).toBe('Mon  5 Jan 2026 17:00');
});
