import { normalise } from '../../server/graph/search.ts';
import { type Finding, finder, type Place } from '../finding.ts';
import type { PlanSeed } from '../seed.ts';
import type { Check } from './check.ts';

const ID = /^[a-z0-9]+(?:-[a-z0-9]+)*$/u;

/** Ids are lower-case words joined by single hyphens: they stand in addresses and in edge ids. */
export const idShapes: Check = {
  name: 'id-shapes',
  scope: 'entity',
  check({ plans }) {
    const found = finder(this.name, this.scope);
    return plans.flatMap((plan) =>
      idsOf(plan)
        .filter(({ id }) => !ID.test(id))
        .map(({ id, place }) =>
          found(place, {
            zh: `id“${id}”不合写法`,
            en: `"${id}" is no id`,
            mendZh: `只用小写字母、数字和单个连字符，如“${suggest(id)}”`,
            mendEn: `use lower-case letters, digits and single hyphens, as "${suggest(id)}"`,
          }),
        ),
    );
  },
};

function idsOf(plan: PlanSeed): { id: string; place: Place }[] {
  return [
    { id: plan.id, place: plan.place },
    ...plan.sources.flatMap((source) => [
      { id: source.id, place: source.place },
      ...source.blocks.map((block) => ({ id: block.id, place: block.place })),
    ]),
    ...plan.entities.map((entity) => ({ id: entity.id, place: entity.place })),
    ...plan.relations.flatMap(({ key }) => (key === null ? [] : [{ id: key.value, place: key.place }])),
  ];
}

function suggest(id: string): string {
  const words = id.toLowerCase().match(/[a-z0-9]+/gu) ?? [];
  return words.length === 0 ? 'wuxi-east-station' : words.join('-');
}

/** An id names one node of the plan, whatever its kind. (Within one file the reading finds it.) */
export const uniqueIds: Check = {
  name: 'unique-ids',
  scope: 'entity',
  check({ plans }) {
    const found = finder(this.name, this.scope);
    const findings: Finding[] = [];
    for (const plan of plans) {
      const first = new Map<string, Place>();
      for (const { id, place } of plan.entities) {
        const before = first.get(id);
        if (before === undefined) {
          first.set(id, place);
          continue;
        }
        const where = `${before.file}:${before.line}`;
        findings.push(
          found(place, {
            zh: `id“${id}”重复，${where} 已有`,
            en: `duplicate id "${id}", already at ${where}`,
            mendZh: '若是同一事物，合并为一个节点；若不是，换一个 id',
            mendEn: 'merge them if they are one thing, else rename one',
          }),
        );
      }
    }
    return findings;
  },
};

/** A relation stands once; `key` tells parallel ones apart. A relation that reads alike both ways stands once in all. */
export const uniqueRelations: Check = {
  name: 'unique-relations',
  scope: 'relation',
  check({ ontology, plans }) {
    const found = finder(this.name, this.scope);
    const bothWays = new Set(
      ontology.relationTypes.filter((one) => one.zh === one.reverse.zh).map((one) => one.id),
    );
    const findings: Finding[] = [];
    for (const plan of plans) {
      const first = new Map<string, Place>();
      for (const { type, from, to, key, place } of plan.relations) {
        if (from === null || to === null) continue;
        const ends = [from.value, to.value];
        if (bothWays.has(type)) ends.sort();
        const identity = [type, ...ends, key?.value ?? ''].join(' ');
        const before = first.get(identity);
        if (before === undefined) {
          first.set(identity, place);
          continue;
        }
        const where = `${before.file}:${before.line}`;
        findings.push(
          found(place, {
            zh: `关系 ${from.value} —${type}→ ${to.value} 重复，${where} 已有`,
            en: `duplicate relation ${from.value} —${type}→ ${to.value}, already at ${where}`,
            mendZh: '合并两处的依据；若确是两条并行的关系，给一条加 key',
            mendEn: 'merge their evidence; if they are two parallel relations, give one a key',
          }),
        );
      }
    }
    return findings;
  },
};

/** Two nodes of one kind under one name are most often one thing, read twice. */
export const likelyTwins: Check = {
  name: 'likely-twins',
  scope: 'entity',
  check({ plans }) {
    const found = finder(this.name, this.scope, 'warning');
    const findings: Finding[] = [];
    for (const plan of plans) {
      const first = new Map<string, { id: string; place: Place }>();
      for (const { id, kind, name, place } of plan.entities) {
        if (name === null) continue;
        const identity = `${kind} ${normalise(name.value)}`;
        const before = first.get(identity);
        if (before === undefined) first.set(identity, { id, place });
        else if (before.id !== id) {
          findings.push(
            found(place, {
              zh: `${id} 与 ${before.id} 同类同名“${name.value}”`,
              en: `${id} and ${before.id} are of one kind and name`,
              mendZh: `若是同一事物，并入 ${before.id}（${before.place.file}:${before.place.line}）；若不是，写明名称的区别`,
              mendEn: 'merge them if they are one thing, else make the names differ',
            }),
          );
        }
      }
    }
    return findings;
  },
};
