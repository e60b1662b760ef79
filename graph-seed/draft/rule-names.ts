import type { PropertyValue } from '../../server/graph/types.ts';
import type { Confidence, FoundEntity, FoundRelation, Rule } from './found.ts';
import { clausesOf, partAt, type Span, textOf } from './passages.ts';
import { beginsAtWord, coreOf, kindByEnding, statusOf } from './phrases.ts';
import { listOf } from './rule-lists.ts';

const HELD = /获评|荣获|创成|成为首批|成为/u;
const SOUGHT = /创建|争创/u;

/** 后缀: a clause whose core ends as names of a kind end; each item of a 顿号 list whose items all do. */
export const endings: Rule = (passages, words) => {
  const entities: FoundEntity[] = [];
  for (const passage of passages) {
    for (const clause of clausesOf(passage)) {
      if (/^(?:[[［【〔]|第.{1,4}[篇章节])|[+＋]/u.test(textOf(clause)) || /[？?]$/u.test(passage.text))
        continue;
      // A list's names are its items and its head word, which its own rule tells.
      if (listOf(clause) !== null || passage.text[clause.from - 1] === '：') continue;
      entities.push(...namesIn(clause, words));
    }
  }
  return { entities, relations: [] };
};

function namesIn(clause: Span, words: Parameters<Rule>[1]): FoundEntity[] {
  const text = textOf(clause);
  const core = coreOf(text);
  const body: Span = { ...clause, from: clause.from + core.from, to: clause.from + core.to };
  const items = partAt(body, '、').map((span) => ({ span, name: textOf(span) }));
  const kinds = items.map((item) => kindByEnding(item.name));
  const last = kinds.at(-1);
  const each = items.length > 1 && kinds.every((kind) => kind !== null);
  const candidates = each
    ? items.flatMap(({ name }, i) => pairs(name, kinds[i] ?? null))
    : pairs(textOf(body), last ?? null);
  return candidates.flatMap(apart).flatMap(({ name: said, kind: told }): FoundEntity[] => {
    // “一访定心”等工作机制 is one of such mechanisms, and is called by its own name.
    const name = said.replace(/^(“[^“”]+”)等(?=[^、]+$)/u, '$1');
    if (/创历史/u.test(name) || !beginsAtWord(text, text.indexOf(said), words) || /^[的之等个]/u.test(name))
      return [];
    if (/《/u.test(name) && !/》$/u.test(name) && told === 'Document') return [];
    const kind = honoured(told, core.lead, name);
    const properties: Record<string, PropertyValue> = {};
    if (kind === 'Project') Object.assign(properties, statusOf(core.trail));
    if (kind === 'Honour')
      Object.assign(properties, { status: HELD.test(core.lead) ? 'held' : 'sought', stated: core.lead });
    const confidence: Confidence =
      name.length > 24 || kind === 'Programme' || kind === 'Industry' ? 'possible' : 'likely';
    return [{ kind, name, properties, evidence: [clause], rule: `ending:${kind}`, confidence }];
  });
}

/** 公共文化服务体系和文化产业体系: two names, where both end in the same word. */
function apart(one: { name: string; kind: string }): { name: string; kind: string }[] {
  const halves = one.name.split('和');
  const two =
    one.kind === 'Mechanism' &&
    halves.length === 2 &&
    !one.name.includes('、') &&
    halves[0]?.slice(-2) === halves[1]?.slice(-2) &&
    halves.every((half) => half.length >= 5 && kindByEnding(half) === one.kind);
  return two ? halves.map((name) => ({ ...one, name })) : [one];
}

/** What a long description leads up to is the name: 的 parts them. 基地建设 is done to a base. */
function pairs(name: string, kind: string | null): { name: string; kind: string }[] {
  if (kind === null) return [];
  const stem = name.replace(/建设$/u, '');
  const stemKind = stem === name ? null : kindByEnding(stem);
  const of = stem.lastIndexOf('的');
  const tail = stem.slice(of + 1);
  const built =
    stemKind !== null &&
    (['Platform', 'Mechanism', 'SpatialUnit', 'Organization', 'Honour'].includes(stemKind) ||
      (stemKind === 'Programme' && /工程$/u.test(stem)));
  const [own, ownKind] = built ? [stem, stemKind] : [name, kind];
  if (
    of >= 0 &&
    tail.length >= 5 &&
    built === (stemKind !== null) &&
    kindByEnding(tail) === ownKind &&
    stem === own
  )
    return [{ name: tail, kind: ownKind }];
  return [{ name: own, kind: ownKind }];
}

/** A demonstration zone that was won or is sought is a title, not a goal or a platform. */
function honoured(kind: string, lead: string, name: string): string {
  const title = /示范|试点城市|文明城市|国家级.*基地/u.test(name);
  return title && (HELD.test(lead) || SOUGHT.test(lead)) && ['Goal', 'Platform', 'SpatialUnit'].includes(kind)
    ? 'Honour'
    : kind;
}

const INTO =
  /(?:打造|建设(?=现代化|具有|国内一流|国际一流)|建设成为|建设成|建成|成为|争创|勇创|勇当|争当|构筑)((?:[^，。；、]|、(?=具有)){4,40})$/u;

/** 目标: 打造…, 建设成为…, 基本建成… and what follows. */
export const goals: Rule = (passages) => {
  const entities: FoundEntity[] = [];
  for (const passage of passages) {
    for (const clause of clausesOf(passage)) {
      const text = textOf(clause);
      const match = INTO.exec(text);
      const name = match?.[1] ?? '';
      if (
        match === null ||
        !/(?:城市|名城|高地|新高地|中心|枢纽|支点|示范区|策源地|领跑者|排头兵|先锋|无锡|定位)$/u.test(name)
      )
        continue;
      entities.push({ kind: 'Goal', name, evidence: [clause], rule: 'goal', confidence: 'likely' });
      for (const part of partAt({ ...clause, from: clause.to - name.length }, '、').map(textOf)) {
        if (part !== name)
          entities.push({
            kind: 'Goal',
            name: part,
            evidence: [clause],
            rule: 'goal',
            confidence: 'possible',
          });
      }
    }
  }
  return { entities, relations: [] };
};

const REACHED =
  /^(.{3,30}?(?:取得.{0,4}(?:突破|成效|进展)|迈上.{0,2}新?台阶|展现新.{2}|凝聚新.{2}|实现.{0,3}新?(?:提升|提高|突破|跨越)|(?:更加|进一步)(?:顺畅|健全|完善|健全完善|优化)|(?:显著|持续|明显|不断|大幅)(?:增强|提升|提高|改善|优化)))$/u;
const PAST = /“十三五”|成效/u;

/** 目标表述: what a part of the page that looks ahead says will have been reached, as a clause with its predicate. */
export const reached: Rule = (passages) => {
  const entities: FoundEntity[] = [];
  let ahead = false;
  for (const passage of passages) {
    if (/^[0-9]{1,2}[、.．].*[？?]$/u.test(passage.text)) {
      ahead = !PAST.test(passage.text);
      continue;
    }
    if (!ahead || PAST.test(passage.text)) continue;
    for (const clause of clausesOf(passage)) {
      const name = REACHED.exec(textOf(clause))?.[1];
      if (name !== undefined)
        entities.push({ kind: 'Goal', name, evidence: [clause], rule: 'reached', confidence: 'likely' });
    }
  }
  return { entities, relations: [] };
};

/** 标题里的: what a chapter or a section is about, where its title names it. */
export const inHeadings: Rule = (passages) => {
  const entities: FoundEntity[] = [];
  for (const passage of passages) {
    const head = /^第[^\s]{1,4}[篇章节][\s\u3000]+/u.exec(passage.text)?.[0];
    if (head === undefined || passage.text.length > 44) continue;
    const title = passage.text.slice(head.length);
    const core = coreOf(title);
    const name = title.slice(core.from, core.to);
    const kind = kindByEnding(name);
    if (kind === null || core.from === 0) continue;
    const evidence = [{ passage, from: 0, to: passage.text.length }];
    entities.push({ kind, name, evidence, rule: 'in-heading', confidence: 'likely' });
  }
  return { entities, relations: [] };
};

/** 书名号: a document under its title; 《纲要》 alone is short for one. */
export const titles: Rule = (passages) => {
  const entities: FoundEntity[] = [];
  for (const passage of passages) {
    for (const clause of clausesOf(passage)) {
      for (const [name] of textOf(clause).matchAll(/《[^《》]{5,60}》/gu)) {
        entities.push({ kind: 'Document', name, evidence: [clause], rule: 'title', confidence: 'likely' });
      }
    }
  }
  return { entities, relations: [] };
};

/** 引号: what the page itself puts in quotation marks and nothing else has told a kind. */
export const quoted: Rule = (passages) => {
  const entities: FoundEntity[] = [];
  for (const passage of passages) {
    for (const clause of clausesOf(passage)) {
      for (const match of textOf(clause).matchAll(/“([^“”]{2,16})”(?!时期|期间|规划)/gu)) {
        if (/^[十一二三四五六七八九]{2,4}$/u.test(match[1] ?? '')) continue;
        entities.push({
          kind: 'Concept',
          name: match[0],
          evidence: [clause],
          rule: 'quoted',
          confidence: 'possible',
        });
      }
    }
  }
  return { entities, relations: [] };
};

const ROLES: readonly { role: RegExp; type: string }[] = [
  { role: /^(?:目标)/u, type: 'AIMS_AT' },
  { role: /^(?:支撑|基础|纽带|动力|骨干|依托|先导|主体|引领|统领|抓手|载体)/u, type: 'SUPPORTED_BY' },
];

const IN_A_SYSTEM = {
  basis: 'inferred' as const,
  ground: 'same-sentence',
  reason: '“以……为……的体系”：体系由这些构成',
};

/** 以…为…: what something rests on or aims at, by the words of the sentence itself. */
export const restsOn: Rule = (passages) => {
  const entities: FoundEntity[] = [];
  const relations: FoundRelation[] = [];
  for (const passage of passages) {
    for (const clause of clausesOf(passage)) {
      const text = textOf(clause);
      const whole =
        /以(.+?)为([^、，的]{2,4})(?:、(.+?)为([^、，的]{2,4}))?(?:、(.+?)为([^、，的]{2,4}))?的(.{4,20})$/u.exec(
          text,
        );
      if (whole === null) continue;
      const subject = whole[7] ?? '';
      const kind = kindByEnding(subject);
      if (kind === null) continue;
      for (const [name, role] of [
        [whole[1], whole[2]],
        [whole[3], whole[4]],
        [whole[5], whole[6]],
      ]) {
        const type = ROLES.find((one) => one.role.test(role ?? ''))?.type;
        const base = name ?? '';
        const baseKind = kindByEnding(base) ?? (/规划$/u.test(base) ? 'Document' : null);
        if (type === undefined || baseKind === null) continue;
        const evidence = [clause];
        entities.push({ kind: baseKind, name: base, evidence, rule: 'rests-on', confidence: 'possible' });
        const ends = [
          { kind, name: subject },
          { kind: baseKind, name: base },
        ] as const;
        // A system of which something is the base or the body consists of it, though the page does not say so.
        const system = /体系$/u.test(subject) && type === 'SUPPORTED_BY';
        relations.push({
          ...(system
            ? { type: 'PART_OF', from: ends[1], to: ends[0], ...IN_A_SYSTEM }
            : { type, from: ends[0], to: ends[1], basis: 'explicit' as const }),
          evidence,
          rule: 'rests-on',
          confidence: 'possible',
        });
      }
    }
  }
  return { entities, relations };
};
