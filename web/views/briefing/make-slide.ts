import type { Slide } from '../../../server/contract/briefing.ts';
import type { Evidence } from '../../../server/contract/types.ts';
import { nodeSize } from '../../../server/layout/boxes.ts';
import type { AppState } from '../../state/address/app-state.ts';
import { writeUrl } from '../../state/address/url.ts';
import { clustersBoard, spatialBoard } from '../../state/loaded/boards.ts';
import { readAudit } from '../../state/loaded/loading.ts';
import { hasSeveralSources, placeOf, sourceById } from '../../state/loaded/places.ts';
import {
  audit,
  coverage,
  data,
  kindById,
  overview,
  planInfo,
  sources,
} from '../../state/loaded/plan-data.ts';
import { coverageBySentence } from '../../state/loaded/reading.ts';
import { countSentence } from '../../state/picture/declared.ts';
import { gatheredFor, readGathered } from '../../state/picture/group-reading.ts';
import { drawPicture } from '../../state/picture/picture.ts';
import { arranged, layout } from '../../state/picture/pictures.ts';
import { language, t } from '../../state/store.ts';
import { nodeName, relationName, strengthOf } from '../../state/words.ts';
import { byCodePoints } from '../../text/code-points.ts';
import { nameOf } from '../../text/name-of.ts';
import { orderedCounts } from '../audit/audit-view.tsx';
import { sayClusters } from '../clusters/clusters-view.tsx';
import { tierName } from '../space/space-board.ts';
import { saySpace } from '../space/space-view.tsx';
import { sayPaths } from '../trace/between.tsx';
import { layersOf } from '../trace/layers.ts';
import { sayGrounds, targetsOf } from '../trace/summary.ts';
import { sayVerdict } from '../trace/trace-head.tsx';
import { layerWords } from '../trace/trace-picture.tsx';
import { askTrace } from '../trace/trace-reading.ts';
import { colon, groundMeanings, layerRules, sayBasis, traceWords } from '../trace/trace-words.ts';
import { compareSlide } from './compare-slide.ts';
import { GATHERED_WORDS, sayOnSlide, withGathered } from './gathered-slide.ts';
import { lanesOnSlide, placeOnSlide } from './scenes/bands-layout.ts';
import { clustersScene } from './scenes/clusters-scene.ts';
import { exploreScene } from './scenes/explore-scene.ts';
import { citationsOf, type Looks, parted } from './scenes/parts.ts';
import { spaceScene } from './scenes/space-scene.ts';
import { quotesScene, rowsScene } from './scenes/text-scene.ts';
import { lanesScene, layersScene } from './scenes/trace-scene.ts';
import {
  type Made,
  NOTHING,
  type Part,
  partOfClusters,
  partOfPaths,
  partOfPicture,
  partOfSpace,
  partOfThings,
  partOfTrace,
} from './shown-part.ts';

/** A slide of what a state shows: the same words and numbers as its view, made without showing it. */

/** Most of a saved view's address; a longer one is kept without where its nodes stand. */
const MOST_STATE = 8000;
const MOST_ROWS = 9;
const EVERY_CARD: ReadonlySet<string> = Object.assign(new Set<string>(), { has: () => true });

function looks(): Looks {
  const kinds = kindById.value;
  return {
    name: ({ id }) => nodeName(id),
    shape: (kind) => kinds.get(kind)?.shape ?? 'ellipse',
    family: (kind) => kinds.get(kind)?.family ?? null,
    size: (kind) => nodeSize(kinds.get(kind)?.size ?? 3),
    relation: (type) => relationName(type),
    strength: strengthOf,
  };
}

const chosenId = (state: AppState) =>
  state.selected?.what === 'sentence' ? null : (state.selected?.id ?? null);

async function explore(state: AppState): Promise<Made | null> {
  await Promise.all([arranged(), readGathered(state)]);
  const alone = drawPicture(data.value, state.graph, overview.value, layout.value);
  const picture = { ...alone, gathered: gatheredFor(state, alone, data.value) };
  if (!picture.nodes.length && !picture.gathered.groups.length) return null;
  const { subject, text } = sayOnSlide(picture, state);
  const said = { title: subject ?? planInfo.value?.short ?? t.value('view.explore'), line: text };
  const made = exploreScene(picture, state.selected, said, looks(), data.value, GATHERED_WORDS);
  const part = partOfPicture(picture);
  if (!picture.gathered.groups.length) return { ...made, part };
  return { ...withGathered(made, picture), part };
}

async function space(state: AppState): Promise<Made | null> {
  await spatialBoard.read(state.plan ?? '');
  const board = spatialBoard.value.value?.data;
  if (!board) throw spatialBoard.error.value ?? new Error(t.value('state.failed'));
  if (!board.structures.length && !board.hubs.length) return null;
  const drawn = spaceScene(board, chosenId(state), parted(saySpace(board)), looks(), {
    tier: tierName,
    hubTier: (tier) => tier.label[language.value],
    caption: t.value('space.caption'),
  });
  return { ...drawn, part: partOfSpace(board) };
}

async function clusters(state: AppState): Promise<Made | null> {
  await clustersBoard.read(state.plan ?? '');
  const board = clustersBoard.value.value?.data;
  if (!board) throw clustersBoard.error.value ?? new Error(t.value('state.failed'));
  if (!board.clusters.length) return null;
  const inferred = state.settings['clusters-inferred'] === '1';
  const drawn = clustersScene(board, inferred, chosenId(state), parted(sayClusters(board)), looks(), {
    missing: t.value('clusters.missing'),
    caption: t.value('scene.clusters.key'),
  });
  return { ...drawn, part: partOfClusters(board, inferred) };
}

async function trace(state: AppState): Promise<Made | null> {
  const asked = await askTrace(state.trace);
  if (!asked) return null;
  if (asked.what === 'paths') {
    const { root, to } = state.trace;
    const ends = { from: root ?? '', to: to ?? '' };
    const said = {
      title: `${nodeName(ends.from)} — ${nodeName(ends.to)}`,
      line: sayPaths(asked.answer, ends),
    };
    const edges = data.value.edges;
    const paths = asked.answer.paths.map((path) => ({
      nodes: path.nodes.map((id) => ({ id, name: nodeName(id) })),
      steps: path.edges.flatMap((id, i) => {
        const edge = edges.get(id);
        if (!edge) return [];
        const name = relationName(edge.type);
        const relation = edge.from === path.nodes[i] ? `${name} →` : `← ${name}`;
        return [{ id, relation, basis: sayBasis(edge) }];
      }),
    }));
    const kindOf = (id: string) => data.value.nodes.get(id)?.kind ?? '';
    const { picture, shown } = lanesOnSlide(paths);
    const rest = asked.answer.paths.slice(shown).map((path) => path.sentence[language.value]);
    const drawn = lanesScene(picture, kindOf, (id) => edges.get(id), said, looks(), data.value);
    return { ...drawn, ...notesOf(rest, groundMeanings(asked.answer)), part: partOfPaths(asked.answer) };
  }
  const { answer, way } = asked;
  const all = targetsOf(answer);
  const shown = targetsOf(answer, state.trace.kind);
  const counts = all.length ? `${colon()}${sayGrounds(all, traceWords())}` : '';
  const layers = layersOf(answer.root.id, shown, answer.graph, layerRules(state.trace.open));
  const words = layerWords(answer, shown);
  const whole = layersOf(answer.root.id, shown, answer.graph, { ...layerRules([]), open: EVERY_CARD });
  const { picture, folded, uncounted } = placeOnSlide(layers, whole, words);
  const verdict = sayVerdict(answer, all, way, state.trace.kind);
  const said = {
    title: `${nameOf(answer.root)}${counts}`,
    line: uncounted > 0 ? t.value('scene.trace.uncounted', { line: verdict, n: uncounted }) : verdict,
  };
  const zero = `${t.value('trace.zero')}　${t.value('trace.zeroWords')}`;
  const drawn = layersScene(picture, answer.root, zero, said, looks(), data.value);
  const told = folded.map(({ card, names }) => {
    const head = words.head({ ...card, rows: card.rows.filter((row) => names.includes(row.name)) });
    return `${head.join(' · ')}${colon()}${names.join(t.value('sep.list'))}`;
  });
  return { ...drawn, ...notesOf(told, groundMeanings(answer)), part: partOfTrace(answer.root.id, shown) };
}

/** What the grounds on a slide mean, and what it has no room for, for its notes. */
function notesOf(lines: readonly string[], meanings: readonly string[]): { notes?: string } {
  const folded = lines.length ? [t.value('scene.trace.folded'), ...lines] : [];
  const all = [...meanings, ...folded];
  return all.length ? { notes: all.join('\n') } : {};
}

/** The sentence that is chosen, else the words that what is chosen rests on, else how far the page is cited. */
async function source(state: AppState): Promise<Made | null> {
  const now = state.selected;
  if (now?.what === 'sentence') {
    const of = sourceById(now.source);
    const sentence = of?.sentences.find((one) => one.id === now.id);
    if (!of || !sentence) return null;
    const codes = byCodePoints(of.text);
    const evidence = sentence.parts.map((part) => ({
      source: of.id,
      ...part,
      quote: codes.slice(part.start, part.end),
      section: null,
    }));
    const found = coverageBySentence.value.get(`${of.id} ${now.id}`);
    const nodes = found?.nodes ?? [];
    const line = t.value('say.sentence', { n: nodes.length, m: found?.edges.length ?? 0, k: nodes.length });
    const said = { title: t.value('say.sentenceSubject'), line };
    const edges = (found?.edges ?? []).flatMap((id) => data.value.edges.get(id) ?? []);
    return { ...quotesScene(passages(evidence), evidence, said, ''), part: partOfThings(nodes, edges) };
  }
  const thing = now ? (data.value.nodes.get(now.id) ?? data.value.edges.get(now.id)) : undefined;
  if (thing) {
    const title = 'name' in thing ? nameOf(thing) : `${nodeName(thing.from)} — ${nodeName(thing.to)}`;
    const evidence = thing.evidence.slice(0, 6);
    const line = t.value('scene.quote', { n: thing.evidence.length });
    const basis = 'basis' in thing ? sayBasis(thing) : '';
    const part = 'basis' in thing ? partOfThings([], [thing]) : partOfThings([thing.id], []);
    return { ...quotesScene(passages(evidence), evidence, { title, line }, basis), part };
  }
  const totals = coverage.value?.totals;
  const [first] = sources.value ?? [];
  if (!totals || !first) return null;
  const { covered: c, partly: p, not: m } = totals;
  const line = t.value('scene.sentences', { n: c + p + m, c, p, m });
  const rows = (['covered', 'partly', 'not', 'noContent'] as const).map((key) => ({
    figure: String(totals[key]),
    name: t.value(`coverage.${key}`),
    note: '',
    differs: key === 'not' && m > 0,
    node: null,
  }));
  const title = hasSeveralSources() ? (planInfo.value?.short ?? first.title) : first.title;
  return { ...rowsScene(rows, [], { title, line }), part: NOTHING };
}

function passages(evidence: readonly Evidence[]) {
  return evidence.map((one) => ({ quote: one.quote.replace(/\n+/g, ''), place: placeOf(one) }));
}

async function auditing(): Promise<Made | null> {
  await readAudit();
  const found = audit.value;
  if (!found) throw new Error(t.value('state.failed'));
  const counts = orderedCounts(found);
  const shown = counts.slice(0, MOST_ROWS);
  const line = t.value('audit.lead', {
    c: counts.length,
    g: found.gaps.length,
    f: found.transcriptionFaults.length,
  });
  const rows = shown.map((one) => ({
    figure: `${one.named} / ${one.declared}`,
    name: nameOf(one.subject),
    note: countSentence(one),
    differs: one.named !== one.declared,
    node: one.subject.id,
  }));
  const said = { title: t.value('scene.audit.title'), line };
  const evidence = shown.flatMap((one) => one.evidence);
  const subjects = [...counts.map(({ subject }) => subject.id), ...found.gaps.map(({ node }) => node.id)];
  return { ...rowsScene(rows, evidence, said), part: partOfThings(subjects, []) };
}

const MAKERS: Record<string, (state: AppState) => Promise<Made | null>> = {
  explore,
  space,
  clusters,
  trace,
  source,
  audit: auditing,
  compare: compareSlide,
};

/** The address that brings the view back: without language and theme, which are the reader's. */
export function savedState(state: AppState): string {
  const { settings, ...rest } = state;
  const kept = Object.fromEntries(
    Object.entries(settings).filter(([name]) => name.startsWith(`${state.view}-`)),
  );
  const plain: AppState = { ...rest, settings: kept, language: 'zh', theme: 'auto' };
  const whole = writeUrl(plain).slice(1);
  if (whole.length <= MOST_STATE) return whole;
  const { graph } = state;
  const plainer = { ...graph, added: [], moved: {}, hidden: [], pinned: [], base: 'overview' as const };
  return writeUrl({ ...plain, graph: plainer, picked: [] }).slice(1);
}

/** A view as it stands: its slide, and which nodes and relations it shows. */
export type MadeView = { slide: Slide; part: Part };

/** Null where the state's view has nothing to show. `own`: words that an editor wrote. */
export async function makeView(
  state: AppState,
  own: { title?: string | undefined; line?: string | undefined } = {},
): Promise<MadeView | null> {
  const drawn = await MAKERS[state.view]?.(state);
  if (!drawn) return null;
  const title = own.title ?? drawn.scene.title;
  const line = own.line ?? drawn.scene.line;
  const slide = {
    id: 's1',
    view: { id: state.view, state: savedState(state) },
    title,
    line,
    ...(drawn.notes ? { notes: drawn.notes } : {}),
    scene: { ...drawn.scene, title, line },
    citations: citationsOf(drawn.evidence, placeOf),
  };
  return { slide, part: drawn.part };
}

/** The slide of a state alone. */
export async function makeSlide(...asked: Parameters<typeof makeView>): Promise<Slide | null> {
  return (await makeView(...asked))?.slide ?? null;
}
