import { describe, expect, it } from 'vitest';
import { fitted, linesIn, linesInOffice, shortened, widthInEm } from '../../server/export/measure.ts';

/** Texts are measured without a font: as a browser sets them, and as office programs do. */

const HAN = '推动产业强市主导战略落地见效';
const MIXED = '到2025年GDP超2万亿元、形成16+4产业集群';

describe('the width of a text', () => {
  it('counts a Chinese character as one em and a Latin letter as some half', () => {
    expect(widthInEm('产业')).toBe(2);
    expect(widthInEm('AB')).toBeCloseTo(1.12);
    expect(shortened('产业强市', 3)).toBe('产业强…');
  });

  it('has in an office document a quarter of an em wherever Chinese meets a letter or a digit', () => {
    expect(linesInOffice(HAN, 14.5)).toBe(linesIn(HAN, 14.5));
    // 到|2025|年|GDP|超|2|万…成|16+4|产: eight quarters.
    const alone = widthInEm(MIXED) + 0.5;
    expect(linesIn(MIXED, alone)).toBe(1);
    expect(linesInOffice(MIXED, alone)).toBe(2);
    expect(linesInOffice(MIXED, alone + 2.2)).toBe(1);
    expect(linesInOffice('', 10)).toBe(1);
  });

  it('makes a text on a slide smaller, and cuts it at last, so that it keeps to its lines', () => {
    const width = 20 * widthInEm(MIXED);
    expect(
      fitted(MIXED, width, [
        [20, 1],
        [15, 1],
      ]),
    ).toEqual({ text: MIXED, size: 15, lines: 1 });
    // One smaller line before two of the same size, if the settings say so.
    expect(
      fitted(MIXED, width, [
        [20, 1],
        [15, 1],
        [20, 2],
      ]),
    ).toMatchObject({ size: 15, lines: 1 });
    expect(
      fitted(MIXED, width, [
        [20, 2],
        [15, 1],
      ]),
    ).toMatchObject({ size: 20, lines: 2 });
    const long = MIXED.repeat(6);
    const cut = fitted(long, width, [[20, 2]]);
    expect(cut.text.endsWith('…')).toBe(true);
    expect(linesInOffice(cut.text, width / 20)).toBeLessThanOrEqual(2);
  });
});
