import type {
  AddedSource,
  Changes,
  Choice,
  Cited,
  Conflicts,
  Drafted,
  EditedEntity,
  EditedPlans,
  EditedRelation,
  NewPlan,
  NewSource,
  OrderChange,
  SaveAnswer,
  SplitLook,
  StandingEntity,
  StandingRelation,
  Twin,
  Undone,
  Workbench,
} from '../../../server/contract/editing-shapes.ts';
import type { Problem } from '../../../server/contract/types.ts';
import { ApiProblem, OfflineError } from '../../api/problem.ts';
import type { EditOntology } from './words.ts';

/** The editing desk's server, as the page speaks to it. */

type Place = { plan: string; source: string };
type Range = { start: number; end: number };

const KEPT = 'edit-token';

/**
 * The token comes behind the `#` of the printed address, which no browser sends anywhere; it goes from the address
 * bar at once, and stays with this tab.
 */
const token = readToken();

function readToken(): string {
  const given = new URLSearchParams(location.hash.slice(1)).get('token');
  if (given !== null) history.replaceState(null, '', location.pathname + location.search);
  try {
    if (given !== null) sessionStorage.setItem(KEPT, given);
    return given ?? sessionStorage.getItem(KEPT) ?? '';
  } catch {
    return given ?? '';
  }
}

async function ask<T>(method: 'GET' | 'POST', path: string, body?: unknown): Promise<T> {
  let response: Response;
  try {
    response = await fetch(path, {
      method,
      headers: {
        'X-Edit-Token': token,
        ...(body === undefined ? {} : { 'Content-Type': 'application/json' }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
  } catch (cause) {
    throw new OfflineError(cause);
  }
  const read: unknown = await response.json().catch(() => ({}));
  if (!response.ok) throw new ApiProblem(response.status, read as Partial<Problem>);
  return read as T;
}

const at = ({ plan, source }: Place) =>
  `/api/plans/${encodeURIComponent(plan)}/sources/${encodeURIComponent(source)}`;

const idOf = ({ type, from, to, key }: StandingRelation) => ({ type, from, to, key });

export const client = {
  plans: () => ask<EditedPlans>('GET', '/api/plans'),
  ontology: () => ask<EditOntology>('GET', '/api/ontology'),
  makePlan: (plan: NewPlan) => ask<{ plan: string }>('POST', '/api/plans', plan),
  addSource: (plan: string, source: NewSource) =>
    ask<AddedSource>('POST', `/api/plans/${encodeURIComponent(plan)}/sources`, source),
  bench: (place: Place) => ask<Workbench>('GET', at(place)),
  draft: (place: Place) => ask<Drafted>('POST', `${at(place)}/draft`, {}),
  accept: (
    place: Place,
    key: string,
    change: { entity?: Partial<EditedEntity>; relation?: Partial<EditedRelation> },
  ) => ask<Workbench>('POST', `${at(place)}/accept`, { key, ...change }),
  reject: (place: Place, key: string) => ask<Workbench>('POST', `${at(place)}/reject`, { key, reason: null }),
  makeEntity: (place: Place, entity: EditedEntity) => ask<Workbench>('POST', `${at(place)}/entity`, entity),
  makeRelation: (place: Place, relation: EditedRelation) =>
    ask<Workbench>('POST', `${at(place)}/relation`, relation),
  cite: (place: Place, ranges: readonly Range[]) => ask<Cited>('POST', `${at(place)}/cite`, { ranges }),
  twins: (place: Place, kind: string, name: string) =>
    ask<Twin[]>('POST', `${at(place)}/twins`, { kind, name }),
  splitLook: (place: Place, cut: number) => ask<SplitLook>('POST', `${at(place)}/split-look`, { at: cut }),
  standing: (place: Place, id: string) => ask<StandingEntity>('POST', `${at(place)}/standing`, { id }),
  changeEntity: (place: Place, id: string, entity: EditedEntity) =>
    ask<Workbench>('POST', `${at(place)}/change-entity`, { id, entity }),
  changeRelation: (place: Place, was: StandingRelation, relation: EditedRelation) =>
    ask<Workbench>('POST', `${at(place)}/change-relation`, { was: idOf(was), relation }),
  remove: (place: Place, what: StandingEntity | StandingRelation) =>
    ask<Workbench>(
      'POST',
      `${at(place)}/remove`,
      what.is === 'entity' ? { entity: what.id } : { relation: idOf(what) },
    ),
  order: (place: Place, change: OrderChange) => ask<Workbench>('POST', `${at(place)}/order`, change),
  undo: (place: Place, choices: readonly Choice[]) => ask<Undone>('POST', `${at(place)}/undo`, { choices }),
  changes: (place: Place) => ask<Changes>('GET', `${at(place)}/changes`),
  save: (place: Place) => ask<SaveAnswer>('POST', `${at(place)}/save`, {}),
  reread: (place: Place, discard: boolean, choices: readonly Choice[]) =>
    ask<Conflicts>('POST', `${at(place)}/reread`, { discard, choices }),
};
