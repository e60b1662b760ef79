import { parseDocument, stringify } from 'yaml';
import { z } from 'zod';
import { normalise } from '../../server/graph/search.ts';
import { inline } from './render.ts';

const placeShape = z.object({ start: z.number().int(), end: z.number().int() });
const evidenceShape = z.object({
  quote: z.array(z.string()).min(1),
  at: z.array(z.string().nullable()),
  source: z.string().nullable(),
});
const commonShape = {
  evidence: z.array(evidenceShape).min(1),
  /** Where the evidence stands, for the margin of the page. */
  places: z.array(placeShape),
  /** Name of the rule that proposed it; `model` for a language model. */
  rule: z.string(),
  confidence: z.enum(['certain', 'likely', 'possible']),
};
const entityShape = z.object({
  is: z.literal('entity'),
  kind: z.string(),
  name: z.string(),
  /** Suggested; the editor may choose another. The id of the node itself where the plan knows it. */
  id: z.string(),
  /** The plan has this node: accepting only adds the evidence. */
  known: z.boolean(),
  aliases: z.array(z.string()),
  properties: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])),
  ...commonShape,
});
const relationShape = z.object({
  is: z.literal('relation'),
  type: z.string(),
  /** Local ids: of a node of the plan, or of another proposal. */
  from: z.string(),
  to: z.string(),
  names: z.object({ from: z.string(), to: z.string() }),
  basis: z.enum(['explicit', 'inferred']),
  ground: z.string().nullable(),
  reason: z.string().nullable(),
  ...commonShape,
});
const fileShape = z.object({
  source: z.string(),
  entities: z.array(entityShape),
  relations: z.array(relationShape),
});

export type EntityProposal = z.infer<typeof entityShape>;
export type RelationProposal = z.infer<typeof relationShape>;
export type Proposal = EntityProposal | RelationProposal;

/** What is proposed for one source. Nothing of it is in the graph. */
export type Proposals = z.infer<typeof fileShape>;

export type Rejection = { key: string; reason: string | null };

export function proposalsPath(source: string): string {
  return `sources/${source}/proposals.yaml`;
}

export function rejectedPath(source: string): string {
  return `sources/${source}/rejected.yaml`;
}

/** What a proposal says, in words that outlive its id: by this a rejection is remembered. */
export function proposalKey(proposal: Proposal): string {
  if (proposal.is === 'entity') return `${proposal.kind} ${normalise(proposal.name)}`;
  const { from, to } = proposal.names;
  return `${normalise(from)} —${proposal.type}→ ${normalise(to)}`;
}

/** A long list is asked for several times between two decisions, and is slow to read: the last few are kept. */
const kept = new Map<string, Proposals | null>();
const MOST_KEPT = 8;

/** Reads proposals.yaml; null when it is not such a file. */
export function parseProposals(text: string): Proposals | null {
  const known = kept.get(text);
  return known === undefined ? keep(text, readProposals(text)) : known;
}

function keep(text: string, proposals: Proposals | null): Proposals | null {
  kept.set(text, proposals);
  for (const oldest of kept.keys()) {
    if (kept.size <= MOST_KEPT) break;
    kept.delete(oldest);
  }
  return proposals;
}

function readProposals(text: string): Proposals | null {
  const read = fileShape.safeParse(
    parseDocument(text, { version: '1.2', schema: 'core', logLevel: 'silent' }).toJS(),
  );
  return read.success ? read.data : null;
}

export function renderProposals(proposals: Proposals): string {
  const head = '# 程序起草的建议，图谱不读它；由编辑逐条采纳、修改或否决。 Drafted, not in the graph.\n';
  return head + stringify(proposals, { version: '1.2', schema: 'core', lineWidth: 0 });
}

/** Reads rejected.yaml: what an editor has said no to. */
export function parseRejected(text: string): Rejection[] {
  const read = z
    .array(z.object({ key: z.string(), reason: z.string().nullish() }))
    .safeParse(parseDocument(text, { version: '1.2', schema: 'core', logLevel: 'silent' }).toJS() ?? []);
  return read.success ? read.data.map(({ key, reason }) => ({ key, reason: reason ?? null })) : [];
}

/** One line each, sorted: two editors' rejections fall on different lines. */
export function renderRejected(list: readonly Rejection[]): string {
  const lines = [...list]
    .sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0))
    .map(
      ({ key, reason }) =>
        `- ${JSON.stringify({ key }).slice(0, -1)}${reason === null ? '' : `, "reason": ${JSON.stringify(reason)}`}}`,
    );
  return `# 编辑否决过的建议，重新起草时不再提出。 ${inline('Rejected')}: not proposed again.\n${lines.map((line) => `${line}\n`).join('')}`;
}
