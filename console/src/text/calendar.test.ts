import { describe, expect, it } from 'vitest';
import { calendar } from './calendar';

const entry = { uid: 'lock-3@chain', at: 1_777_817_100n, title: 'Free', more: 'More' };
const unfolded = (file: string) => file.replace(/\r\n /g, '');

describe('a calendar file', () => {
  it('has the lines of RFC 5545, in UTC', () => {
    // date -u -d '2026-05-03 14:05:00' +%s is 1777817100.
    expect(calendar([entry], 1_777_817_000).split('\r\n')).toEqual([
      'BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//Quaestor//Console//EN', 'CALSCALE:GREGORIAN', 'BEGIN:VEVENT',
      'UID:lock-3@chain', 'DTSTAMP:20260503T140320Z', 'DTSTART:20260503T140500Z', 'SUMMARY:Free', 'DESCRIPTION:More',
      'TRANSP:TRANSPARENT', 'BEGIN:VALARM', 'ACTION:DISPLAY', 'TRIGGER:PT0S', 'DESCRIPTION:Free', 'END:VALARM',
      'END:VEVENT', 'END:VCALENDAR', '',
    ]);
  });

  it('escapes what has a meaning', () => {
    expect(unfolded(calendar([{ ...entry, title: 'a, b; c\\d\ne' }], 0))).toContain('SUMMARY:a\\, b\\; c\\\\d\\ne\r\n');
  });

  it('folds lines at 75 bytes, and loses and cuts no character', () => {
    const more = 'Gebühren für 1.000 €, '.repeat(12);
    const file = calendar([{ ...entry, more }], 0);
    for (const line of file.split('\r\n')) expect(new TextEncoder().encode(line).length).toBeLessThanOrEqual(75);
    expect(unfolded(file)).toContain(`DESCRIPTION:${more.replace(/,/g, '\\,')}\r\n`);
    expect(file).not.toContain('\uFFFD');
  });
});
