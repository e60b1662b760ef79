import type { PropertyValue } from '../../server/graph/types.ts';
import type { FoundEntity, FoundRelation, Rule } from './found.ts';
import { clausesOf, type Span, textOf } from './passages.ts';
import { coreOf, yearOf } from './phrases.ts';

const COMPARATORS =
  '稳定达到|提前达到|达到|达|超过|突破|提升到|提高到|提升至|提高至|增加到|增长到|下降至|下降到|降至|降低到|不低于|不少于|不超过|控制在|保持在|近|为';
const UNITS =
  '%|％|万亿元?|千亿元|百亿元|亿美元|亿元|万美元|万元|元|微克/立方米|万平方米|平方公里|平方米|万人|人|万户|户|家|个|条|项|份|公里|千米|小时|分钟|岁|位|次|吨|亿吨|万吨|期|张|件';
const MEASURE = new RegExp(
  `^(.{2,40}?)(${COMPARATORS})?(近|超过|约)?([0-9][0-9,.]*[0-9]|[0-9])\\s*(${UNITS})(以上|以内|左右)?(?:大关)?`,
  'u',
);
/** 确保 and the like: how firmly the number is promised (commitment). */
const RESOLVE = /(?:确保|力争|努力|争取)$/u;
const YEAR = /(?:到|至)?([0-9]{4}年|[一二三四五六七八九〇零]{4}年)/u;

type Year = { value: number; word: string; span: Span; target: boolean };
type Measured = { indicator: FoundEntity; clause: Span; year: Year | null };

/** 数值: a measure with number and unit, its comparator as printed, its year and whether it is a target. */
export const numbers: Rule = (passages) => {
  const measured: Measured[] = [];
  const years = new Map<string, Span>();
  for (const passage of passages) {
    let year: Year | null = null;
    let before: Span | null = null;
    for (const clause of clausesOf(passage)) {
      const text = textOf(clause);
      const named = YEAR.exec(text);
      const value = yearOf(named?.[1] ?? '');
      if (named !== null && value !== null) {
        const word = named[1] ?? '';
        year = { value, word, span: clause, target: /^[到至]/u.test(named[0]) };
        if (year.target && !years.has(word)) years.set(word, clause);
      }
      const measure = MEASURE.exec(text);
      const [, subject = '', comparator, near, digits = '', unit = '', after] = measure ?? [];
      const core = coreOf(subject);
      let name = subject.slice(core.from).replace(/[，的]$/u, '');
      const resolve = RESOLVE.exec(name)?.[0];
      // The page's own words of resolve, and an explanation in brackets, are no part of what is measured.
      name = name.replace(RESOLVE, '').replace(/（[^（）]*）$/u, '');
      if (name.includes('等') && name.includes('的')) name = name.slice(name.lastIndexOf('的') + 1);
      // 达到12370.48亿元 stands alone: what it measures was named in the clause before.
      if (measure !== null && name.length < 3 && comparator !== undefined && before !== null)
        name = nameOf(textOf(before));
      const amount = Number(digits.replaceAll(',', ''));
      const isDate =
        /年|月|日|季度|版|第$/u.test(unit) || /[第年月]$/u.test(subject) || yearOf(digits) !== null;
      const bare = comparator === undefined && near === undefined && after === undefined;
      const noMeasure =
        /[了有由等“]$|^(?:其中|按|总体|邀请)|[“”]/u.test(name) ||
        (bare && /^[个位家项期次张件条]$|小时|分钟/u.test(unit) && !/建议|意见$/u.test(name));
      if (measure !== null && !isDate && !noMeasure && Number.isFinite(amount) && name.length >= 3) {
        const words = [comparator, near, after].filter((one) => one !== undefined);
        const target = year?.target === true;
        const properties: Record<string, PropertyValue> = {
          value: amount,
          unit: unit.replace('％', '%'),
          ...(words.length === 0 ? {} : { comparator: words.join('……') }),
          ...(year === null ? {} : { year: year.value }),
          ...(resolve === undefined ? {} : { commitment: resolve }),
          ...(target
            ? { status: 'target' }
            : words.length > 0
              ? { status: 'achieved' }
              : { status: 'count' }),
        };
        const indicator: FoundEntity = {
          kind: 'Indicator',
          name,
          properties,
          evidence: [target && year !== null ? withYear(clause, year) : clause],
          rule: 'number',
          confidence: words.length > 0 ? 'likely' : 'possible',
        };
        measured.push({ indicator, clause, year });
      }
      before = clause;
    }
  }
  const told = measured.map((one) => ofItsYear(one, measured));
  const entities = told.map(({ indicator }) => indicator);
  const relations = told.flatMap(({ indicator, year }): FoundRelation[] =>
    year?.target
      ? [
          {
            type: 'DURING',
            from: { kind: 'Indicator', name: indicator.name },
            to: { kind: 'Period', name: year.word },
            basis: 'explicit',
            evidence: indicator.evidence,
            rule: 'number-year',
            confidence: 'likely',
          },
        ]
      : [],
  );
  for (const [word, span] of years) {
    const year = yearOf(word) ?? 0;
    entities.push({
      kind: 'Period',
      name: word,
      properties: { startYear: year, endYear: year },
      evidence: [span],
      rule: 'year',
      confidence: 'possible',
    });
  }
  return { entities, relations };
};

/** The clause from the words on that name its year. */
function withYear(clause: Span, year: Year): Span {
  return { ...clause, from: Math.min(year.span.from, clause.from) };
}

/** What is measured for several years is an indicator a year: each of them is named by its year, as quoted. */
function ofItsYear(one: Measured, all: readonly Measured[]): Measured {
  const { indicator, clause, year } = one;
  const several = all.some(
    (other) => other.indicator.name === indicator.name && other.year?.value !== year?.value,
  );
  if (!several || year === null) return one;
  return {
    ...one,
    indicator: { ...indicator, name: `${year.word}${indicator.name}`, evidence: [withYear(clause, year)] },
  };
}

function nameOf(clause: string): string {
  const core = coreOf(clause);
  return clause.slice(core.from, core.to).replace(new RegExp(`(?:${COMPARATORS}).*$`, 'u'), '');
}

/** 时期: “十四五”时期 and the like, once each. */
export const periods: Rule = (passages) => {
  const seen = new Map<string, FoundEntity>();
  for (const passage of passages) {
    for (const clause of clausesOf(passage)) {
      const name = /“[十一二三四五六七八九]{2,4}”时期/u.exec(textOf(clause))?.[0];
      if (name === undefined || seen.has(name)) continue;
      const alias = name.replace(/时期$/u, '');
      seen.set(name, {
        kind: 'Period',
        name,
        aliases: [alias],
        evidence: [clause],
        rule: 'period',
        confidence: 'certain',
      });
    }
  }
  return { entities: [...seen.values()], relations: [] };
};
