import type { Ontology, PlanGraph } from '../../server/graph/types.ts';
import { connect } from '../../server/neo4j/connection.ts';
import type { DatabaseSettings } from '../../server/neo4j/environment.ts';
import { ask, queries } from '../../server/neo4j/queries.ts';
import { readPlansForServing } from '../read-plans.ts';
import { SYNTH_ID } from '../synth/invented-plan.ts';
import { densePlans, plansLike } from '../synth/synth-plans.ts';
import { databaseOrWhyNot, loadInto } from './load.ts';

export type SynthOptions = { plans: string; seed: string; dense?: boolean; beside?: boolean };

/** What a dense plan holds, so that fifty are 100,000 nodes and 1,000,000 relations. */
const DENSE = { nodes: 2000, edges: 20_000 };
const MOST_PLANS = 10_000;

/** Invents plans and loads them; gives the exit code. */
export async function synth({ plans, seed, dense, beside }: SynthOptions, seedDir: string): Promise<number> {
  const count = wholeNumber(plans, 1, MOST_PLANS);
  const start = wholeNumber(seed, 0, 1_000_000);
  if (count === null || start === null) {
    console.error(
      `--plans 是 1 到 ${MOST_PLANS} 的整数，--seed 是 0 到 1000000 的整数 / ` +
        `--plans is a whole number from 1 to ${MOST_PLANS}, --seed from 0 to 1000000`,
    );
    return 1;
  }
  const settings = databaseOrWhyNot();
  if (settings === null) return 1;
  const real = beside ? [] : (await plansIn(settings)).filter((id) => !SYNTH_ID.test(id));
  if (real.length > 0) {
    console.error(
      `库中已有真实规划（${real.join('、')}）。虚构的规划请放进另一个库；一定要放在一起，加 --beside / ` +
        `the database holds real plans (${real.join(', ')}): put invented ones into another, or say --beside`,
    );
    return 1;
  }
  const { ontology, graphs } = readPlansForServing(seedDir);
  return loadInto(invented(graphs, ontology, count, start, dense === true), ontology);
}

function invented(
  graphs: readonly PlanGraph[],
  ontology: Ontology,
  plans: number,
  seed: number,
  dense: boolean,
): Iterable<PlanGraph> {
  if (dense) return densePlans(ontology, { plans, seed, ...DENSE });
  const [model] = graphs;
  if (model === undefined) throw new Error('there is no plan to take the shape from');
  return plansLike(model, ontology, { plans, seed });
}

async function plansIn(settings: DatabaseSettings): Promise<string[]> {
  const connection = connect(settings);
  try {
    return (await ask(connection, queries.editions, {}, {})).map(({ id }) => id);
  } finally {
    await connection.close();
  }
}

function wholeNumber(text: string, least: number, most: number): number | null {
  const value = Number(text);
  return /^\d+$/u.test(text) && value >= least && value <= most ? value : null;
}
