import { PLAN, type SeedCopy } from './damaged-copy.ts';

export const STRATEGY = `${PLAN}/entities/strategy.yaml`;
export const PART_OF = `${PLAN}/relations/part-of.yaml`;
export const ADVANCES = `${PLAN}/relations/advances.yaml`;
export const SAME_AS = `${PLAN}/relations/same-as.yaml`;
export const DOCUMENT = `${PLAN}/entities/document.yaml`;
export const BLOCKS = `${PLAN}/sources/page-11/blocks.yaml`;
export const FAULTS = `${PLAN}/sources/page-11/faults.yaml`;
export const TEXT = `${PLAN}/sources/page-11/text.txt`;

/** Words of the page that will not change, whatever is read out of them. */
export const ONCE = '乡村振兴战略深入实施';
export const CUT = '开展自然灾害综合风险普查';

export type Damage = {
  name: string;
  /** Does the damage; returns file and line where it must be found. */
  damage: (seed: SeedCopy) => { file: string; line: number };
  says: RegExp;
  mend: RegExp;
};

/** A node of two lines more than its head, the fault in one of them. */
export const node = (id: string, fields: string, evidence = `[${ONCE}]`) =>
  `${id}:\n  name: 某战略${id.length}\n${fields}  evidence: ${evidence}\n  nameFrom: reader`;
export const relation = (from: string, to: string, rest: string) =>
  `- from: ${from}\n  to: ${to}\n${rest}  evidence: [${ONCE}]`;
export const EXPLICIT = '  basis: explicit\n';
