import { normalise } from '../../server/graph/search.ts';
import { NAMED_BY_READER } from '../../server/graph/types.ts';
import { type Finding, finder } from '../finding.ts';
import type { EntitySeed, EvidenceSeed, PlanSeed, SourceSeed } from '../seed.ts';
import { placeEvidence, placeIn } from '../text/placing.ts';
import type { Check } from './check.ts';

/**
 * A node is called as the page says it: its name's words come, in their order, out of one passage of its evidence,
 * as transcribed or as the print probably has it. What a reader has named says so, and nothing else does.
 */
export const names: Check = {
  name: 'names',
  scope: 'entity',
  check({ plans }) {
    const found = finder(this.name, this.scope);
    return plans.flatMap((plan) =>
      plan.entities.flatMap((entity): Finding[] => {
        const { name, nameFrom } = entity;
        // What cannot be found on the page says nothing of a name; that is told by its own check.
        const placed = entity.evidence.every((one) => placeEvidence(plan, one).misplaced.length === 0);
        if (
          name === null ||
          entity.evidence.length === 0 ||
          !placed ||
          plan.brokenFiles.has(entity.place.file)
        )
          return [];
        if (nameFrom !== null && nameFrom.value !== NAMED_BY_READER) {
          return [
            found(nameFrom.place, {
              zh: `nameFrom 不能是“${nameFrom.value}”`,
              en: `nameFrom cannot be "${nameFrom.value}"`,
              mendZh: `写 ${NAMED_BY_READER}，或删去`,
              mendEn: `write ${NAMED_BY_READER}, or remove it`,
            }),
          ];
        }
        const said = isSaid(plan, entity, name.value);
        if (said && nameFrom !== null) {
          return [
            found(nameFrom.place, {
              zh: `“${name.value}”就是依据里的字，不是编者所拟`,
              en: `"${name.value}" is made of the words of its evidence: no reader has named it`,
              mendZh: '删去 nameFrom',
              mendEn: 'remove nameFrom',
            }),
          ];
        }
        if (said || nameFrom !== null) return [];
        return [
          found(name.place, {
            zh: `名称“${name.value}”不是由一条依据里的字依次组成的`,
            en: `the name "${name.value}" is not made, in order, of the words of one passage of its evidence`,
            mendZh: `用原文的字（可以省略，不能调换或添加），或补一条说出它的依据；原文没有名称的，写 nameFrom: ${NAMED_BY_READER}，页面上标“编者拟名”`,
            mendEn: `use the page's words (leave some out, but neither move nor add any), or quote where it says them; where the page has no name, write nameFrom: ${NAMED_BY_READER}, which the page shows`,
          }),
        ];
      }),
    );
  },
};

function isSaid(plan: PlanSeed, entity: EntitySeed, name: string): boolean {
  const words = lettersOf(name);
  return entity.evidence.some((one) =>
    readings(plan, one).some((text) =>
      comesOutOf(words, lettersOf(`${text.before(entity.kind)}${text.words}`)),
    ),
  );
}

type Reading = { words: string; before(kind: string): string };

/** A passage as transcribed and, where a fault is suspected in it, as the print probably has it. */
function readings(plan: PlanSeed, evidence: EvidenceSeed): Reading[] {
  const { parts } = placeEvidence(plan, evidence);
  const [first] = parts;
  const stream = first?.source.blocks.find((block) => block.start <= first.start && first.start < block.end);
  const title =
    first?.source.streams.find((one) => one.order.some((id) => id.value === stream?.id))?.zh ?? '';
  // A part of the page is told from its like in other streams by the stream's title: 名词解释[1].
  const before = (kind: string) => (kind === 'Section' ? title : '');
  const typed = evidence.parts.map((part) => part.quote).join('');
  const read = parts.map((part) => corrected(part.source, part.start, part.quote)).join('');
  return read === typed
    ? [{ words: typed, before }]
    : [
        { words: typed, before },
        { words: read, before },
      ];
}

function corrected(source: SourceSeed, start: number, quote: string): string {
  const chars = [...quote];
  const faults = source.faults.flatMap((fault) => {
    const [part] = placeIn(source, fault).parts;
    const inside = part !== undefined && part.start >= start && part.end <= start + chars.length;
    return inside && fault.likely !== null ? [{ part, likely: fault.likely.value }] : [];
  });
  // From the last to the first, so that the places before stay true.
  faults.sort((a, b) => b.part.start - a.part.start);
  for (const { part, likely } of faults) chars.splice(part.start - start, part.end - part.start, likely);
  return chars.join('');
}

/** What is left when width, case, marks and blanks are set aside. */
function lettersOf(text: string): string {
  return normalise(text).replace(/[^\p{L}\p{N}]/gu, '');
}

const A_WORD = 2;

/** Does `name` come out of `text` in order, in runs of two characters or more? Single ones would make any name. */
export function comesOutOf(name: string, text: string): boolean {
  if (text.includes(name)) return true;
  // The earliest place in the text by which so much of the name has been said; none later could serve better.
  const earliest: (number | undefined)[] = [0];
  for (let at = 0; at < name.length; at++) {
    const from = earliest[at];
    if (from === undefined) continue;
    for (let end = at + A_WORD; end <= name.length; end++) {
      const place = text.indexOf(name.slice(at, end), from);
      if (place < 0) break;
      const reached = place + end - at;
      earliest[end] = Math.min(earliest[end] ?? reached, reached);
    }
  }
  return earliest[name.length] !== undefined;
}
