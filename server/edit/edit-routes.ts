import express, { type Express, type Request, type RequestHandler } from 'express';
import type { z } from 'zod';
import { addSource, newPlan } from '../../graph-seed/add-source/add-source.ts';
import { draftSource, proposalsEdit } from '../../graph-seed/draft/draft-source.ts';
import { type ModelSettings, sourceOf } from '../../graph-seed/draft/model.ts';
import { cite } from '../../graph-seed/edit/cite.ts';
import { twinsOf } from '../../graph-seed/edit/decide.ts';
import { checkDesk, type Desk, planOf } from '../../graph-seed/edit/desk.ts';
import { diffOf } from '../../graph-seed/edit/diff.ts';
import { proposalsPath } from '../../graph-seed/edit/proposals.ts';
import type { Finding } from '../../graph-seed/finding.ts';
import type { Words } from '../../graph-seed/words.ts';
import * as shapes from '../contract/editing-shapes.ts';
import type { Ontology } from '../graph/types.ts';
import { readBody } from '../http/body.ts';
import { ProblemError } from '../http/problems.ts';
import { accepting, type Deciding, makingEntity, makingRelation, refused, rejecting } from './decisions.ts';
import {
  type Desks,
  decide,
  discard,
  followDisk,
  reread,
  save,
  undo,
  unsavedEdits,
  type Work,
} from './desks.ts';
import { lookAtSplit, ordering } from './ordering.ts';
import { changingEntity, changingRelation, standingEntity, takingOut } from './standing.ts';
import { plansOf, workbenchOf } from './workbench.ts';

export type Editing = {
  desks: Desks;
  ontology: Ontology;
  words(): Promise<Words>;
  model: ModelSettings | null;
};

const SMALL = '256kb';
/** A newspaper page has some 30 kB; a whole plan's text some 500. */
const A_TEXT = '8mb';

/** The editing desk's API. Handlers have no try/catch: Express 5 passes rejections to problems.ts. */
export function addEditRoutes(app: Express, editing: Editing): void {
  const { desks, ontology, words, model } = editing;
  app.get('/api/plans', (_request, response) => {
    const plans = plansOf(desks);
    const whyNone = plans.length === 0 ? desks.whyNone() : null;
    response.json({ plans, model: model !== null, whyNone } satisfies shapes.EditedPlans);
  });
  app.get('/api/ontology', (_request, response) => void response.json(ontology));

  const post = <T extends z.ZodType>(
    path: string,
    shape: T,
    answer: (body: z.output<T>, request: Request) => unknown,
    limit = SMALL,
  ) => {
    const handler: RequestHandler = async (request, response) => {
      response.json(await answer(readBody(shape, request.body), request));
    };
    app.post(path, express.json({ limit }), handler);
  };

  post('/api/plans', shapes.newPlanBody, ({ id, ...head }) => {
    const work = desks.begin(id);
    if (work === null) throw refused('bad-id', `id“${id}”不合写法`, `“${id}” is no id`);
    const made = newPlan(work.now, { ...head });
    if ('refused' in made) throw refused('refused', made.refused.zh, made.refused.en);
    decide(work, { zh: `建立规划 ${head.short}`, en: `make the plan ${head.short}` }, made.edits);
    return { plan: id };
  });
  post(
    '/api/plans/:plan/sources',
    shapes.newSourceBody,
    async ({ base64, fileName, convert, ...given }, request): Promise<shapes.AddedSource> => {
      const work = workAt(desks, request);
      const typed = Object.fromEntries(
        Object.entries(given).filter(([, value]) => value !== undefined && value.trim() !== ''),
      );
      const bytes = Buffer.from(base64, 'base64');
      const added = addSource(work.now, { bytes, fileName, convert, ...typed }, await words());
      if ('refused' in added) {
        const { zh, en, convert: may } = added.refused;
        throw refused(may === true ? 'needs-convert' : 'refused', zh, en);
      }
      decide(work, { zh: `登记来源 ${added.title}`, en: `add the source ${added.title}` }, added.edits);
      return {
        source: added.id,
        print: added.print,
        printGuessed: added.printFrom === 'jumps',
        guessed: added.blocks.blocks.filter((block) => block.guessed).length,
      };
    },
    A_TEXT,
  );

  const at = '/api/plans/:plan/sources/:source';
  app.get(at, async (request, response) => {
    const work = workAt(desks, request);
    followDisk(work);
    response.json(await shown(work, request));
  });
  const deciding = <T extends z.ZodType>(
    verb: string,
    shape: T,
    make: (desk: Desk, source: string, body: z.output<T>) => Deciding,
  ) =>
    post(`${at}/${verb}`, shape, async (body, request) => {
      const work = workAt(desks, request);
      const { label, edits } = make(work.now, sourceAt(work, request), body);
      if (!decide(work, label, edits))
        throw refused('nothing-changes', '这样什么也没有改变', 'This would change nothing');
      return shown(work, request);
    });
  deciding('accept', shapes.acceptBody, (desk, source, { key, ...change }) =>
    accepting(desk, source, key, change),
  );
  deciding('reject', shapes.rejectBody, (desk, source, { key, reason }) =>
    rejecting(desk, source, key, reason),
  );
  deciding('entity', shapes.editedEntity, makingEntity);
  deciding('relation', shapes.editedRelation, makingRelation);
  deciding('order', shapes.orderBody, ordering);
  deciding('change-entity', shapes.changeEntityBody, (desk, _source, body) => changingEntity(desk, body));
  deciding('change-relation', shapes.changeRelationBody, (desk, _source, body) =>
    changingRelation(desk, body),
  );
  deciding('remove', shapes.removeBody, (desk, _source, body) => takingOut(desk, body));
  post(
    `${at}/standing`,
    shapes.standingBody,
    ({ id }, request): shapes.StandingEntity => standingEntity(workAt(desks, request).now, id),
  );

  post(`${at}/draft`, shapes.noBody, async (_body, request): Promise<shapes.Drafted> => {
    const work = workAt(desks, request);
    const source = sourceOf(work.now, sourceAt(work, request));
    if (source === null) throw noSource();
    const { proposals, asked } = await draftSource(work.now, source, await words(), model);
    const label = { zh: `起草 ${source.title}`, en: `draft ${source.title}` };
    decide(work, label, proposalsEdit(work.now, source.id, proposals));
    return {
      entities: proposals.entities.length,
      relations: proposals.relations.length,
      kept: asked?.kept ?? 0,
      dropped: asked?.dropped.length ?? 0,
      failed: [...new Set(asked?.failed ?? [])],
    };
  });
  post(`${at}/cite`, shapes.citeBody, ({ ranges }, request): shapes.Cited => {
    const work = workAt(desks, request);
    const plan = planOf(work.now);
    const source = plan.sources.find((one) => one.id === request.params.source);
    if (source === undefined) throw noSource();
    return { evidence: cite(plan, source, ranges) };
  });
  post(`${at}/split-look`, shapes.splitLookBody, async (body, request): Promise<shapes.SplitLook> => {
    const work = workAt(desks, request);
    return lookAtSplit(work.now, sourceAt(work, request), body.at, await words());
  });
  post(`${at}/twins`, shapes.twinsBody, (asked, request) =>
    twinsOf(workAt(desks, request).now, asked).slice(0, 5),
  );

  post(`${at}/undo`, shapes.undoBody, async ({ choices }, request): Promise<shapes.Undone> => {
    const work = workAt(desks, request);
    followDisk(work);
    const conflicts = undo(work, choices);
    if (conflicts === null) throw refused('nothing-to-undo', '没有可撤销的', 'There is nothing to undo');
    return conflicts.length > 0 ? { conflicts } : shown(work, request);
  });
  app.get(`${at}/changes`, (request, response) => {
    const work = workAt(desks, request);
    const files = unsavedEdits(work)
      // The draft is the editor's own desk: what left it stands in the other files.
      .filter(({ path }) => path !== proposalsPath(String(request.params.source)))
      .map((edit) => ({ path: edit.path, diff: diffOf(edit) }));
    response.json({ files, findings: told(checkDesk(work.now)) } satisfies shapes.Changes);
  });
  post(`${at}/save`, shapes.noBody, (_body, request): shapes.SaveAnswer => {
    const work = workAt(desks, request);
    const files = unsavedEdits(work).map(({ path }) => path);
    const saving = save(work);
    if (saving.saved) return { saved: true, files, findings: told(saving.findings) };
    if (saving.why === 'faulty') return { ...saving, findings: told(saving.findings) };
    return { saved: false, why: 'stale', stale: saving.stale.map(({ path }) => path) };
  });
  // A conflict is an answer, not a failure: the page shows it and asks again with what was chosen.
  post(`${at}/reread`, shapes.rereadBody, ({ discard: all, choices }, request): shapes.Conflicts => {
    const work = workAt(desks, request);
    if (!all) return { conflicts: reread(work, choices) };
    discard(work);
    return { conflicts: [] };
  });
}

function workAt(desks: Desks, request: Request): Work {
  const work = desks.open(String(request.params.plan));
  if (work === null) throw new ProblemError(404, 'unknown-plan', '没有这份规划 / No such plan');
  return work;
}

function sourceAt(work: Work, request: Request): string {
  const source = String(request.params.source);
  if (!planOf(work.now).sources.some((one) => one.id === source)) throw noSource();
  return source;
}

async function shown(work: Work, request: Request): Promise<shapes.Workbench> {
  const bench = await workbenchOf(work, String(request.params.source));
  if (bench === null) throw noSource();
  return bench;
}

function noSource(): ProblemError {
  return new ProblemError(404, 'unknown-source', '没有这个来源 / No such source');
}

function told(findings: readonly Finding[]): shapes.EditingFinding[] {
  return findings.map(({ file, line, col, severity, message, mend }) => ({
    ...{ file, line, col, severity, message, mend },
  }));
}
