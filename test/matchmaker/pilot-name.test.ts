import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readPilotName } from '../../server/matchmaker/pilot-name.ts';

describe('pilot name', () => {
  it.each([
    ['Ada', 'Ada'],
    ['  Ada \u00a0 Lovelace ', 'Ada Lovelace'],
    ['Ａｄａ', 'Ada'],
    ['e\u0301', 'é'],
    ['Ngọc Hậu', 'Ngọc Hậu'],
    ['नमस्ते', 'नमस्ते'],
    ['สวัสดี', 'สวัสดี'],
    ['山田太郎', '山田太郎'],
    ['Max ❤\ufe0f', 'Max ❤'],
    ['🚀'.repeat(16), '🚀'.repeat(16)],
    ['<b>&amp;', '<b>&amp;'],
  ])('%j is read as %j', (raw, name) => {
    expect(readPilotName(raw)).toEqual({ ok: true, name });
  });

  it.each([
    ['nothing', ''],
    ['only spaces', ' \u3000 '],
    ['17 characters', 'a'.repeat(17)],
    ['16 that become more', 'ﷺ'],
    ['a very long text', 'a'.repeat(100_000)],
    ['a line break', 'a\nb'],
    ['a NUL', 'a\0b'],
    ['a right-to-left override', 'a\u202eb'],
    ['a direction mark', 'a\u200fb'],
    ['a direction isolate', 'a\u2066b'],
    ['a zero-width space', 'a\u200bb'],
    ['a zero-width joiner', 'a\u200db'],
    ['a soft hyphen', 'a\u00adb'],
    ['a Hangul filler', '\u3164'],
    ['a blank Braille cell', '\u2800'],
    ['a tag character', 'a\u{e0041}'],
    ['a lone surrogate', 'a\ud800'],
    ['a private character', '\ue000'],
    ['a lone combining mark', '\u0301'],
    ['only combining marks', '\u0301\u0302\u0303'],
    ['a mark on nothing', ' \u0301abc'],
    ['a tower of marks', `a${'\u0325'.repeat(4)}`],
    ['many small towers', '🚀\u0325\u0329\u032d'.repeat(16)],
    ['only a variation selector', '\ufe0f'],
  ])('R15 %s is refused', (_, raw) => {
    expect(readPilotName(raw)).toMatchObject({ ok: false });
  });

  it('whatever is read is short and normal, and reading it again changes nothing', () => {
    const unit = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 3 }),
      fc.constantFrom(' ', '\u0301', '\ufe0f', 'a', '\u1100', '\u00a8', '\u0323', '\u3000'),
    );
    fc.assert(
      fc.property(fc.array(unit, { maxLength: 12 }), (parts) => {
        const reading = readPilotName(parts.join(''));
        if (!reading.ok) return;
        expect(reading.name).not.toMatch(/^\s|\s$|\s\s|\p{C}|\p{Default_Ignorable_Code_Point}/u);
        expect(reading.name.length).toBeLessThanOrEqual(64);
        expect(reading.name.normalize('NFKC')).toBe(reading.name);
        expect(readPilotName(reading.name)).toEqual(reading);
      }),
      { numRuns: 5000 },
    );
  });
});
