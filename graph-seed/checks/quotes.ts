import { type Finding, finder, type Place, type Said } from '../finding.ts';
import type { EvidenceSeed, PlanSeed, SourceSeed } from '../seed.ts';
import { nearestPassage, piecesAcross } from '../text/nearest-passage.ts';
import { type Misplaced, placeEvidence, placeIn } from '../text/placing.ts';
import { readingOrder } from '../text/reading-order.ts';
import { createSections } from '../text/sections.ts';
import { shorten } from '../yaml/yaml-shape.ts';
import type { Check } from './check.ts';

type Bearer = { what: { zh: string; en: string }; place: Place; evidence: EvidenceSeed[] };

/** Every node and relation rests on at least one passage. */
export const hasEvidence: Check = {
  name: 'has-evidence',
  scope: 'evidence',
  check({ plans }) {
    const found = finder(this.name, this.scope);
    const whole = plans.flatMap((plan) =>
      bearers(plan).filter(({ place }) => !plan.brokenFiles.has(place.file)),
    );
    return whole.flatMap(({ what, place, evidence }) =>
      evidence.length > 0
        ? []
        : [
            found(place, {
              zh: `${what.zh}没有依据`,
              en: `${what.en} has no evidence`,
              mendZh: '补上 evidence，逐字引用原文；原文没有说的，不能写',
              mendEn: 'add evidence, word for word; what the page does not say cannot stand here',
            }),
          ],
    );
  },
};

/** Every quote stands in its source, word for word, at one certain place. */
export const quotes: Check = {
  name: 'quotes',
  scope: 'evidence',
  check({ plans }) {
    const found = finder(this.name, this.scope);
    return plans.flatMap((plan) => {
      const first = plan.sources[0];
      const typed = bearers(plan).flatMap(({ evidence }) =>
        evidence.flatMap((one) => {
          const source = plan.sources.find((other) => other.id === one.source?.value) ?? first;
          return placeEvidence(plan, one).misplaced.map((fault) => ({ source, fault }));
        }),
      );
      const marked = plan.sources.flatMap((source) =>
        [...source.noContent, ...source.faults].flatMap((one) =>
          placeIn(source, one).misplaced.map((fault) => ({ source, fault })),
        ),
      );
      return [...typed, ...marked].map(({ source, fault }) =>
        found(fault.place, explain(plan, source, fault)),
      );
    });
  },
};

function explain(plan: PlanSeed, source: SourceSeed | undefined, fault: Misplaced): Said {
  const quote = `“${shorten(fault.part.quote)}”`;
  switch (fault.why) {
    case 'unknown-source':
      if (plan.sources.length === 0) {
        return {
          zh: '这份规划没有任何来源',
          en: 'the plan has no source',
          mendZh: '在 plan.yaml 的 sources 里写上来源',
          mendEn: 'name one under sources in plan.yaml',
        };
      }
      return {
        zh: `没有来源“${fault.name}”`,
        en: `there is no source "${fault.name}"`,
        mendZh: `可用：${plan.sources.map((one) => one.id).join('、')}`,
        mendEn: `one of ${plan.sources.map((one) => one.id).join(', ')}`,
      };
    case 'bad-place':
      return {
        zh: `at“${fault.at}”写法不对`,
        en: `"${fault.at}" is no place`,
        mendZh: '写区块，如 b17；同一区块里的第二处写 b17#2',
        mendEn: 'write a block, as b17, or b17#2 for its second occurrence there',
      };
    case 'unknown-block':
      return {
        zh: `没有区块“${fault.at}”`,
        en: `there is no block "${fault.at}"`,
        mendZh: `可用：${(source?.blocks ?? []).map((block) => block.id).join('、')}`,
        mendEn: `one of ${(source?.blocks ?? []).map((block) => block.id).join(', ')}`,
      };
    case 'elsewhere':
      return {
        zh: `引文${quote}不在 ${fault.at}`,
        en: `the quote ${quote} is not in ${fault.at}`,
        mendZh: `它在 ${fault.places.join('、')}：改正 at`,
        mendEn: `it stands in ${fault.places.join(', ')}: correct at`,
      };
    case 'ambiguous':
      return {
        zh: `引文${quote}出现 ${fault.places.length} 次：${fault.places.join('、')}`,
        en: `the quote ${quote} stands ${fault.places.length} times: ${fault.places.join(', ')}`,
        mendZh: `写明是哪一处：{ quote: …, at: ${fault.places[0]} }，或引用更长的原文`,
        mendEn: `say which: { quote: …, at: ${fault.places[0]} }, or quote more`,
      };
    case 'crosses':
      return crossing(quote, fault.pieces, fault.outside);
    case 'backward':
      return {
        zh: `引文的这一段${quote}在上一段之前`,
        en: `this part of the quote, ${quote}, stands before the part above it`,
        mendZh: '按阅读顺序排列各段',
        mendEn: 'list the parts in reading order',
      };
    case 'absent': {
      const pieces = source === undefined ? null : piecesAcross(source, fault.part.quote);
      if (pieces !== null) return crossing(quote, pieces);
      const near = source === undefined ? null : nearestPassage(source, fault.part.quote);
      const block = near === null || source === undefined ? null : readingOrder(source).blockAt(near.start);
      const where = block === null ? '' : `（${block.id}）`;
      return {
        zh: `原文中没有${quote}`,
        en: `the source does not have ${quote}`,
        mendZh:
          near === null ? '引文须与 text.txt 逐字相同，从原文复制' : `原文${where}是“${near.quote}”，照抄`,
        mendEn: near === null ? 'copy it from text.txt, word for word' : `it has "${near.quote}": copy that`,
      };
    }
  }
}

function crossing(quote: string, pieces: readonly string[], outside = false): Said {
  const said = {
    zh: `引文${quote}跨过了段落或分栏`,
    en: `the quote ${quote} crosses a paragraph or a column`,
  };
  if (outside) {
    return {
      ...said,
      mendZh: '它有一部分不在任何区块里：先改正 blocks.yaml',
      mendEn: 'a part of it lies in no block: correct blocks.yaml first',
    };
  }
  const list = `[${pieces.map((piece) => shorten(piece, 40)).join(', ')}]`;
  return {
    ...said,
    mendZh: `分段写成列表：${list}；若区块不该在这里断开，把 blocks.yaml 里的两块合成一块（编辑台：阅读顺序，M）`,
    mendEn: `write it as a list of parts: ${list}; where no block should end, make the two in blocks.yaml one (the desk: reading order, M)`,
  };
}

/** A passage belongs to a Section, so that its source can be told; before the first heading there is none. */
export const inSections: Check = {
  name: 'in-sections',
  scope: 'evidence',
  check({ plans }) {
    const found = finder(this.name, this.scope);
    return plans.flatMap((plan) => {
      const sections = createSections(plan);
      return bearers(plan).flatMap(({ evidence }) =>
        evidence.flatMap((one) => {
          const part = placeEvidence(plan, one).parts.find(
            ({ source, start }) => sections.sectionAt(source, start) === null,
          );
          if (part === undefined) return [];
          return [
            found(one.place, {
              zh: `引文“${shorten(part.quote)}”之前没有任何篇章`,
              en: `no Section begins before the quote "${shorten(part.quote)}"`,
              mendZh: '在 entities/section.yaml 为它所在的阅读流补上篇章',
              mendEn: 'add a Section to entities/section.yaml that begins before it in its stream',
            }),
          ];
        }),
      );
    });
  },
};

/** No two Sections begin at one heading. */
export const headings: Check = {
  name: 'headings',
  scope: 'evidence',
  check({ plans }) {
    const found = finder(this.name, this.scope);
    return plans.flatMap((plan) => {
      const first = new Map<string, string>();
      const findings: Finding[] = [];
      for (const { id, kind, evidence } of plan.entities) {
        const [heading] = evidence;
        if (kind !== 'Section' || heading === undefined) continue;
        const part = placeEvidence(plan, heading).parts[0];
        if (part === undefined) continue;
        const place = `${part.source.id} ${part.start}`;
        const before = first.get(place);
        if (before === undefined) first.set(place, id);
        else {
          findings.push(
            found(heading.place, {
              zh: `篇章 ${id} 与 ${before} 以同一处为标题`,
              en: `the Sections ${id} and ${before} begin at one heading`,
              mendZh: '一个篇章的第一条依据是它自己的标题，改正其一',
              mendEn: "a Section's first evidence is its own heading: correct one",
            }),
          );
        }
      }
      return findings;
    });
  },
};

/** A passage stands once in one list of evidence. */
export const repeatedEvidence: Check = {
  name: 'repeated-evidence',
  scope: 'evidence',
  check({ plans }) {
    const found = finder(this.name, this.scope, 'warning');
    return plans.flatMap((plan) =>
      bearers(plan).flatMap(({ what, evidence }) => {
        const seen = new Set<string>();
        return evidence.flatMap((one) => {
          const parts = placeEvidence(plan, one).parts;
          const place = parts.map(({ source, start, end }) => `${source.id} ${start} ${end}`).join();
          if (place === '' || !seen.has(place)) {
            seen.add(place);
            return [];
          }
          return [
            found(one.place, {
              zh: `${what.zh}两次引用同一处原文`,
              en: `${what.en} quotes one passage twice`,
              mendZh: '删去一条',
              mendEn: 'remove one',
            }),
          ];
        });
      }),
    );
  },
};

function bearers(plan: PlanSeed): Bearer[] {
  return [
    ...plan.entities.map((entity) => ({
      what: { zh: `节点 ${entity.id} `, en: `node ${entity.id}` },
      place: entity.place,
      evidence: entity.evidence,
    })),
    ...plan.relations.map((relation) => {
      const name = `${relation.from?.value ?? '?'} —${relation.type}→ ${relation.to?.value ?? '?'}`;
      return {
        what: { zh: `关系 ${name} `, en: `relation ${name}` },
        place: relation.place,
        evidence: relation.evidence,
      };
    }),
  ];
}
