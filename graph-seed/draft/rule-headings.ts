import type { FoundEntity, FoundRelation, Rule } from './found.ts';
import { clausesOf, type Passage, type Span, textOf, trim } from './passages.ts';

const LEVELS: readonly { level: string; rank: number; is: RegExp }[] = [
  { level: 'part', rank: 1, is: /^第[^\s]{1,4}篇[\s\u3000]/u },
  { level: 'chapter', rank: 2, is: /^第[^\s]{1,4}章[\s\u3000]/u },
  { level: 'section', rank: 3, is: /^第[^\s]{1,4}节[\s\u3000]/u },
];

/** 标题: parts, chapters, sections, numbered questions and glossary entries, and how they lie in each other. */
export const headings: Rule = (passages) => {
  const entities: FoundEntity[] = [];
  const relations: FoundRelation[] = [];
  const open: { rank: number; stream: string; name: string; span: Span }[] = [];
  for (const passage of passages) {
    const head = headOf(passage);
    if (head === null) continue;
    const { name, level, rank, span, short } = head;
    entities.push({
      kind: 'Section',
      name,
      properties: { level, ...(short === null ? {} : { short }) },
      evidence: [span],
      rule: 'heading',
      confidence: 'certain',
    });
    while ((open.at(-1)?.rank ?? 0) >= rank) open.pop();
    const above = open.findLast((one) => one.stream === passage.stream);
    if (above !== undefined) {
      relations.push({
        type: 'PART_OF',
        from: { kind: 'Section', name },
        to: { kind: 'Section', name: above.name },
        basis: 'inferred',
        ground: 'same-section',
        reason: '标题的层级与先后次序',
        evidence: [above.span, span],
        rule: 'heading-order',
        confidence: 'likely',
      });
    }
    open.push({ rank, stream: passage.stream, name, span });
  }
  return { entities, relations };
};

/**
 * 开头: what stands before the first heading of a stream still needs a Section to be stated in: the jump mark that it
 * begins with, or its first clause.
 */
export const openings: Rule = (passages) => {
  const entities: FoundEntity[] = [];
  const seen = new Set<string>(['furniture']);
  for (const passage of passages) {
    if (seen.has(passage.stream)) continue;
    seen.add(passage.stream);
    if (headOf(passage) !== null) continue;
    const first = clausesOf(passage)[0];
    if (first === undefined) continue;
    const { jump } = passage;
    const name =
      jump === undefined
        ? `（${textOf(first)}）`
        : `（${jump.text.replace(/[^\p{Script=Han}\p{N}]/gu, '')}）`;
    const span = jump === undefined ? first : { passage: jump, from: 0, to: jump.text.length };
    entities.push({
      kind: 'Section',
      name,
      properties: { level: 'section' },
      evidence: [span],
      rule: 'opening',
      confidence: 'likely',
    });
  }
  return { entities, relations: [] };
};

function headOf(passage: Passage) {
  const whole = trim({ passage, from: 0, to: passage.text.length });
  const { text } = passage;
  for (const { level, rank, is } of LEVELS) {
    if (is.test(text) && text.length <= 44) {
      return { name: text, level, rank, span: whole, short: text.split(/[\s\u3000]/u)[0] ?? null };
    }
  }
  const question = /^([0-9]{1,2})[、.．]\s*(.*[？?])$/u.exec(text);
  if (question !== null) {
    const short = `问答${question[1]}`;
    return { name: `${short} ${question[2]}`, level: 'question', rank: 5, span: whole, short };
  }
  const entry = /^[[［【〔]([0-9]{1,3})[\]］】〕][、.．]?\s*([^：:]{2,30})[：:]/u.exec(text);
  if (entry !== null) {
    const short = `名词解释[${entry[1]}]`;
    const span = { passage, from: 0, to: entry[0].length - 1 };
    return { name: `${short} ${entry[2]}`, level: 'entry', rank: 5, span, short };
  }
  if (/^(?:名词解释|.{0,40}问答解读|专栏.{0,30})$/u.test(text)) {
    return { name: text, level: 'group', rank: 4, span: whole, short: null };
  }
  return null;
}
