// A calendar file of RFC 5545. Times are UTC, so that no table of zones is needed.

export interface CalendarEntry {
  /// Names the entry for ever: a file that is opened again changes it, and makes no second one.
  uid: string;
  /// Seconds since the Unix epoch.
  at: number | bigint;
  title: string;
  more: string;
}

const MOST = 75;

/// 20260503T140500Z.
const stamp = (secs: number | bigint): string =>
  new Date(Number(secs) * 1000).toISOString().replace(/\.\d+/, '').replace(/[-:]/g, '');

const escaped = (text: string): string => text.replace(/[\\;,]/g, '\\$&').replace(/\r?\n/g, '\\n');

/// No line has more than 75 bytes; a character is never cut.
function folded(line: string): string {
  const lines: string[] = [];
  let now = '';
  let size = 0;
  for (const letter of line) {
    const bytes = new TextEncoder().encode(letter).length;
    if (size + bytes > MOST) {
      lines.push(now);
      now = ' ';
      size = 1;
    }
    now += letter;
    size += bytes;
  }
  return [...lines, now].join('\r\n');
}

/// A file with a reminder at the time of each entry. `made` is the time of the figures.
export function calendar(entries: readonly CalendarEntry[], made: number | bigint): string {
  const lines = [
    'BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//Quaestor//Console//EN', 'CALSCALE:GREGORIAN',
    ...entries.flatMap(({ uid, at, title, more }) => [
      'BEGIN:VEVENT', `UID:${escaped(uid)}`, `DTSTAMP:${stamp(made)}`, `DTSTART:${stamp(at)}`, `SUMMARY:${escaped(title)}`,
      `DESCRIPTION:${escaped(more)}`, 'TRANSP:TRANSPARENT',
      'BEGIN:VALARM', 'ACTION:DISPLAY', 'TRIGGER:PT0S', `DESCRIPTION:${escaped(title)}`, 'END:VALARM',
      'END:VEVENT',
    ]),
    'END:VCALENDAR',
  ];
  return `${lines.map(folded).join('\r\n')}\r\n`;
}
