import type { FoundEntity, FoundRelation, Rule } from './found.ts';
import { clausesOf, partAt, type Span, textOf, trim } from './passages.ts';
import { coreOf, countOf, kindByEnding, statusOf } from './phrases.ts';

const NUMBER = '[0-9]{1,3}|[一二两三四五六七八九]?十[一二三四五六七八九]?|[一二两三四五六七八九]';
const COUNT = `(${NUMBER})(?:个|大|项|家|条)`;
/** Lists of these are lists of things with names; a list before 机制 or 能力 most often only describes it. */
const NAMED_BY_LIST = [
  'Programme',
  'IndustryCluster',
  'Strategy',
  'Project',
  'SpatialUnit',
  'HubStation',
  'Industry',
  'Honour',
];

/** 顿号列举: several names of one head word (甲、乙、丙等16个某某), with the number that the page declares. */
export const lists: Rule = (passages) => {
  const entities: FoundEntity[] = [];
  const relations: FoundRelation[] = [];
  for (const passage of passages) {
    for (const clause of clausesOf(passage)) {
      const list = listOf(clause);
      // 三片：甲、乙等三个片区 is told by the glossary's rule, under its own name.
      if (list === null || (list.kind === 'SpatialUnit' && passage.text[clause.from - 1] === '：')) continue;
      const { items, group, declared, kind, trail } = list;
      const common = { rule: 'counted-list', confidence: 'likely' as const };
      const status = kind === 'Project' ? statusOf(trail) : {};
      const count = declared === null ? {} : { declaredCount: declared };
      entities.push({
        kind,
        name: group,
        properties: { ...status, ...count },
        evidence: [clause],
        ...common,
      });
      for (const item of items) {
        entities.push({ kind, name: item, properties: status, evidence: [clause], ...common });
        relations.push({
          type: kind === 'SpatialUnit' || kind === 'HubStation' ? 'PART_OF' : 'BELONGS_TO',
          from: { kind, name: item },
          to: { kind, name: group },
          basis: 'explicit',
          evidence: [clause],
          ...common,
        });
      }
    }
  }
  return { entities, relations };
};

type List = {
  items: string[];
  group: string;
  declared: number | null;
  kind: string;
  /** What the clause says became of them all. */
  trail: string;
};

/** The list that a clause is, if it is one. */
export function listOf(clause: Span): List | null {
  const parts = partAt(clause, '、').map(textOf);
  const last = parts.at(-1) ?? '';
  const cut = /等(?!级|位)([^等]{3,})$/u.exec(last);
  const counted = new RegExp(`[^0-9一二三四五六七八九十第](${COUNT}.{2,16})$`, 'u').exec(last);
  const tail = cut?.[1] ?? counted?.[1];
  if (tail === undefined || (parts.length < 2 && cut === null)) return null;
  const { to, trail } = coreOf(tail);
  const body = tail.slice(0, to);
  const stem = body.replace(/建设$/u, '');
  const group = kindByEnding(stem) === null ? body : stem;
  const told = kindByEnding(group);
  if (told === null) return null;
  const count = new RegExp(`^${COUNT}`, 'u').exec(tail)?.[1];
  const head = last.slice(0, last.length - tail.length - (cut === null ? 0 : 1));
  const items = [...parts.slice(0, -1), ...(told.startsWith('Industry') ? [head] : partTwo(head))];
  const names = items.map((item, i) => (i === 0 ? item.slice(coreOf(item).from) : item).trim());
  if (names.some((name) => /的$/u.test(name))) return null;
  // 工程 may be works or a programme: its items tell.
  const works = names.filter((name) => kindByEnding(name) === 'Project').length * 2 > names.length;
  const kind = told === 'Programme' && works ? 'Project' : told;
  const named = names.filter(
    (name) => name.length >= 2 && (NAMED_BY_LIST.includes(kind) || kindByEnding(name) === kind),
  );
  if (named.length === 0) return null;
  return { items: named, group, declared: count === undefined ? null : countOf(count), kind, trail };
}

/** 甲发展和乙发展: two names, where both are long enough to be one. */
function partTwo(text: string): string[] {
  const halves = text.split('和');
  return halves.length === 2 && halves.every((half) => half.length >= 4) ? halves : [text];
}

/** 名词解释: what an entry defines, and what it says that it consists of. */
export const glossary: Rule = (passages) => {
  const entities: FoundEntity[] = [];
  const relations: FoundRelation[] = [];
  let subject: { kind: string; name: string; head: Span } | null = null;
  for (const passage of passages) {
    const entry = /^([[［【〔][0-9]{1,3}[\]］】〕][、.．]?\s*)([^：:]{2,30})[：:]/u.exec(passage.text);
    if (entry !== null) {
      const [, lead = '', name = ''] = entry;
      const kind =
        kindByEnding(name) ??
        (/枢纽群$/u.test(name) ? 'HubStation' : /[城核片带]|组团/u.test(name) ? 'SpatialUnit' : 'Concept');
      const head = { passage, from: 0, to: lead.length + name.length };
      subject = { kind, name, head };
      const section = `名词解释[${/[0-9]+/u.exec(lead)?.[0]}] ${name}`;
      entities.push({ kind, name, evidence: [head], rule: 'glossary', confidence: 'certain' });
      relations.push({
        type: 'DEFINED_BY',
        from: { kind, name },
        to: { kind: 'Section', name: section },
        basis: 'explicit',
        evidence: [head],
        rule: 'glossary',
        confidence: 'certain',
      });
    } else if (/^第|^[0-9]{1,2}、/u.test(passage.text)) subject = null;
    if (subject === null) continue;
    const from = entry === null ? 0 : entry[0].length;
    const inner = trim({ passage, from, to: passage.text.replace(/[。；]$/u, '').length });
    for (const part of members(inner, subject.kind)) {
      const { name, kind, properties, items } = part;
      const owner = { kind: subject.kind, name: subject.name };
      const confidence = 'likely' as const;
      const own = { evidence: [part.span], rule: 'glossary-members', confidence };
      if (name !== null) {
        entities.push({ kind, name, properties, ...own });
        relations.push({ type: 'PART_OF', from: { kind, name }, to: owner, basis: 'explicit', ...own });
      }
      for (const item of items) {
        entities.push({ kind, name: item, ...own });
        relations.push({
          type: 'PART_OF',
          from: { kind, name: item },
          to: name === null ? owner : { kind, name },
          basis: 'explicit',
          ...own,
        });
      }
    }
  }
  return { entities, relations };
};

type Member = {
  name: string | null;
  kind: string;
  properties: Record<string, number>;
  items: string[];
  span: Span;
};

/** 两核：甲、乙；三片：丙、丁 or 即甲、乙+丙 */
function members(inner: Span, kind: string): Member[] {
  if (kind !== 'SpatialUnit' && kind !== 'HubStation') return [];
  const text = textOf(inner);
  if (!text.includes('：')) {
    const from = inner.from + (text.startsWith('即') ? 1 : 0);
    const items = partAt({ ...inner, from }, '、+＋').map(textOf);
    return items.length < 2
      ? []
      : [
          {
            name: null,
            kind,
            properties: {},
            items,
            span: { passage: inner.passage, from: 0, to: inner.to },
          },
        ];
  }
  const named = /^([^：，。；]{2,8})：(.+)$/u.exec(text);
  if (named === null) return [];
  const [, name = '', rest = ''] = named;
  const declared = countOf(/^(?:[0-9]+|[一二两三四五六七八九十]+)/u.exec(name)?.[0] ?? '');
  const from = inner.from + name.length + 1;
  const items = partAt({ ...inner, from, to: from + rest.length }, '、').map(textOf);
  const lastAt = items.length - 1;
  items[lastAt] = (items[lastAt] ?? '')
    .replace(/(?:等)?[0-9一二两三四五六七八九十]+个.*$/u, '')
    .replace(/等$/u, '');
  return [
    {
      name,
      kind,
      properties: declared === null || declared < 2 ? {} : { declaredCount: declared },
      items: items.filter((one) => one.length > 1),
      span: inner,
    },
  ];
}
