import { parseBlocks, STREAM_KINDS } from '../../graph-seed/add-source/blocks-model.ts';
import { twinsOf, undecidedEnds } from '../../graph-seed/edit/decide.ts';
import { type Desk, graphOf, planOf } from '../../graph-seed/edit/desk.ts';
import { entitiesOf } from '../../graph-seed/edit/plan-records.ts';
import {
  type EntityProposal,
  type Proposal,
  parseProposals,
  proposalKey,
  proposalsPath,
  type RelationProposal,
} from '../../graph-seed/edit/proposals.ts';
import type { EvidenceRecord } from '../../graph-seed/edit/records.ts';
import { placeOf } from '../../graph-seed/edit/statements.ts';
import type { PlanSeed, SourceSeed } from '../../graph-seed/seed.ts';
import { type ReadingOrder, readingOrder } from '../../graph-seed/text/reading-order.ts';
import type {
  EditedBlock,
  EditedPlans,
  Gap,
  ShownEntity,
  ShownProposal,
  ShownRelation,
  Workbench,
} from '../contract/editing-shapes.ts';
import type { PlanGraph, Range, Stream } from '../graph/types.ts';
import { createMemoryStore } from '../memory/memory-store.ts';
import { type Desks, unsavedEdits, type Work } from './desks.ts';

/** What is proposed for a source as the desk has it; nothing before it was drafted. */
export function proposalsOf(desk: Desk, source: string): Proposal[] {
  const list = parseProposals(desk.files.get(proposalsPath(source)) ?? '');
  return list === null ? [] : [...list.entities, ...list.relations];
}

/** Everything that the page shows of one source; null when the plan has no such source. */
export async function workbenchOf(work: Work, sourceId: string): Promise<Workbench | null> {
  const { now, done, unsaved } = work;
  const plan = planOf(now);
  const seed = plan.sources.find((one) => one.id === sourceId);
  if (seed === undefined) return null;
  const graph = graphOf(now);
  const source = graph.sources.find((one) => one.id === `${plan.id}:${sourceId}`);
  const last = done.at(-1);
  return {
    plan: { id: plan.id, title: plan.title, short: plan.short },
    source: { id: seed.id, title: seed.title, print: seed.print, date: seed.date },
    text: seed.text.text,
    streams: source?.streams ?? [],
    streamKinds: streamKindsOf(source?.streams ?? []),
    blocks: blocksOf(now, seed),
    sentences: (source?.sentences ?? []).map(({ id, stream, parts, heading }) => ({
      id,
      stream,
      parts,
      heading,
    })),
    drafted: now.files.has(proposalsPath(sourceId)),
    proposals: shownProposals(now, plan, seed),
    nodes: entitiesOf(now).map(({ id, kind, name, aliases }) => ({ id, kind, name, aliases })),
    quoted: quotedIn(graph, `${plan.id}:${sourceId}`),
    gaps: await gapsOf(graph, now),
    unsaved: {
      steps: unsaved.map(({ label: { zh, en }, back }) =>
        back ? { zh: `撤销：${zh}`, en: `undo: ${en}` } : { zh, en },
      ),
      files: unsavedEdits(work).map(({ path }) => path),
    },
    undo: last?.label ?? null,
  };
}

/** The plans of the folder, each with its sources and what waits there. */
export function plansOf(desks: Desks): EditedPlans['plans'] {
  return desks.planIds().flatMap((id) => {
    const work = desks.open(id);
    if (work === null) return [];
    const { title, short, city, sources } = planOf(work.now);
    return [
      {
        ...{ id, title, short, city },
        sources: sources.map((one) => ({
          ...{ id: one.id, title: one.title, print: one.print, date: one.date },
          waiting: proposalsOf(work.now, one.id).length,
        })),
      },
    ];
  });
}

function streamKindsOf(own: readonly Stream[]): Workbench['streamKinds'] {
  const known = own.map(({ id, zh, en }) => ({ id, zh, en }));
  const more = Object.entries(STREAM_KINDS).map(([id, words]) => ({ id, ...words }));
  return [...known, ...more.filter((one) => !known.some(({ id }) => id === one.id))];
}

function blocksOf(desk: Desk, seed: SourceSeed): EditedBlock[] {
  const model = parseBlocks(desk.files.get(`sources/${seed.id}/blocks.yaml`) ?? '');
  if (model === null) return [];
  return model.blocks.map((block) => ({
    ...block,
    stream: model.streams.find((stream) => stream.order.includes(block.id))?.id ?? '',
  }));
}

/** In the order of the page; what hangs on others stands after them. */
function shownProposals(desk: Desk, plan: PlanSeed, seed: SourceSeed): ShownProposal[] {
  const order = readingOrder(seed);
  const all = proposalsOf(desk, seed.id);
  const ranks = new Map<string, number>();
  const shown = all.map((one) => {
    const places = one.places.length > 0 ? one.places : placesOf(plan, one.evidence);
    const rank = rankOf(order, places);
    if (one.is === 'entity') {
      ranks.set(one.id, rank);
      return { rank, shown: shownEntity(desk, one, places) };
    }
    return { rank, shown: shownRelation(desk, seed.id, one, places) };
  });
  const late = ({ rank, shown: one }: (typeof shown)[number]) =>
    one.is === 'entity' ? rank : Math.max(rank, ranks.get(one.from) ?? 0, ranks.get(one.to) ?? 0);
  return shown
    .map((one, i) => ({ one: one.shown, i, late: late(one) }))
    .sort(
      (a, b) =>
        a.late - b.late || Number(a.one.is === 'relation') - Number(b.one.is === 'relation') || a.i - b.i,
    )
    .map(({ one }) => one);
}

function shownEntity(desk: Desk, one: EntityProposal, places: Range[]): ShownEntity {
  const twins = one.known ? [] : twinsOf(desk, one).slice(0, 5);
  return { ...one, places, key: proposalKey(one), twins };
}

function shownRelation(desk: Desk, source: string, one: RelationProposal, places: Range[]): ShownRelation {
  const undecided = undecidedEnds(desk, source, one).map((end) => end.name);
  return { ...one, places, key: proposalKey(one), undecided };
}

function placesOf(plan: PlanSeed, evidence: readonly EvidenceRecord[]): Range[] {
  return evidence.flatMap((one) => {
    const place = placeOf(plan, one);
    return place === null ? [] : [{ start: place.start, end: place.end }];
  });
}

function rankOf(order: ReadingOrder, places: readonly Range[]): number {
  const ranks = places.flatMap((place) => order.rankOf(place.start) ?? []);
  return ranks.length === 0 ? Number.MAX_SAFE_INTEGER : Math.min(...ranks);
}

function quotedIn(graph: PlanGraph, source: string): Range[] {
  const edges = graph.edges.filter((edge) => edge.type !== 'STATED_IN');
  const all = [...graph.nodes, ...edges]
    .flatMap((one) => one.evidence)
    .filter((one) => one.source === source)
    .map(({ start, end }) => ({ start, end }))
    .sort((a, b) => a.start - b.start);
  const merged: Range[] = [];
  for (const range of all) {
    const last = merged.at(-1);
    if (last !== undefined && range.start <= last.end) last.end = Math.max(last.end, range.end);
    else merged.push(range);
  }
  return merged;
}

/** The audit's own counting, on the graph as it would be after a save. */
async function gapsOf(graph: PlanGraph, desk: Desk): Promise<Gap[]> {
  const { counts } = await createMemoryStore([graph], desk.ontology).audit(desk.id);
  return counts.map(({ subject, declared, named }) => ({
    id: subject.id.slice(desk.id.length + 1),
    name: subject.name,
    declared,
    named,
  }));
}
