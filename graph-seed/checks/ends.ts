import type { Kind, Ontology, RelationType } from '../../server/graph/types.ts';
import { type Finding, finder } from '../finding.ts';
import { nearest } from '../nearest.ts';
import type { PlanSeed, RelationSeed } from '../seed.ts';
import type { Check } from './check.ts';

/** Both ends of a relation are nodes of the same plan. */
export const ends: Check = {
  name: 'ends',
  scope: 'relation',
  check({ plans }) {
    const found = finder(this.name, this.scope);
    return plans.flatMap((plan) => {
      const ids = new Set(plan.entities.map((entity) => entity.id));
      return plan.relations.flatMap(({ from, to, type }) => {
        const findings: Finding[] = [];
        for (const end of [from, to]) {
          if (end === null || ids.has(end.value) || plan.unreadIds.has(end.value)) continue;
          const meant = nearest(end.value, ids);
          findings.push(
            found(end.place, {
              zh: `${type} 的一端“${end.value}”不是任何节点的 id`,
              en: `an end of ${type}, "${end.value}", is the id of no node`,
              mendZh: meant === null ? '补上这个节点，或改用已有的 id' : `是不是“${meant}”？否则补上这个节点`,
              mendEn:
                meant === null
                  ? 'add the node or use an id that is there'
                  : `did you mean "${meant}"? Else add the node`,
            }),
          );
        }
        if (from !== null && to !== null && from.value === to.value) {
          findings.push(
            found(to.place, {
              zh: `${type} 从“${from.value}”回到它自己`,
              en: `${type} leads from "${from.value}" to itself`,
              mendZh: '改正一端，或删去这条关系',
              mendEn: 'correct one end or remove the relation',
            }),
          );
        }
        return findings;
      });
    });
  },
};

/** A relation joins only the kinds that its type allows. */
export const domainAndRange: Check = {
  name: 'domain-and-range',
  scope: 'relation',
  check({ ontology, plans }) {
    const found = finder(this.name, this.scope);
    return plans.flatMap((plan) =>
      plan.relations.flatMap((relation) => {
        const type = ontology.relationTypes.find((one) => one.id === relation.type);
        const kinds = kindsOf(plan, ontology, relation);
        if (type === undefined || kinds === null) return [];
        const hint = betterWay(ontology, type, kinds.from.id, kinds.to.id);
        return (['from', 'to'] as const).flatMap((end) => {
          const kind = kinds[end];
          if (type[end].includes(kind.id)) return [];
          const id = relation[end]?.value ?? '';
          const allowed = ontology.kinds.filter((one) => type[end].includes(one.id));
          const word = end === 'from' ? { zh: '起点', en: 'begin' } : { zh: '终点', en: 'end' };
          return [
            found(relation[end]?.place ?? relation.place, {
              zh: `${type.id}（${type.zh}）的${word.zh}不能是${kind.zh}“${id}”`,
              en: `${type.id} cannot ${word.en} at ${kind.id} "${id}"`,
              mendZh: `${hint.zh}允许的${word.zh}：${allowed.map((one) => one.zh).join('、')}`,
              mendEn: `${hint.en}it may ${word.en} at ${allowed.map((one) => one.id).join(', ')}`,
            }),
          ];
        });
      }),
    );
  },
};

function kindsOf(
  plan: PlanSeed,
  ontology: Ontology,
  relation: RelationSeed,
): { from: Kind; to: Kind } | null {
  const kindOf = (id: string | undefined) => {
    const entity = plan.entities.find((one) => one.id === id);
    return ontology.kinds.find((kind) => kind.id === entity?.kind);
  };
  const from = kindOf(relation.from?.value);
  const to = kindOf(relation.to?.value);
  return from === undefined || to === undefined ? null : { from, to };
}

/** The other direction, or the types that do join the two kinds. */
function betterWay(
  ontology: Ontology,
  type: RelationType,
  from: string,
  to: string,
): { zh: string; en: string } {
  if (type.from.includes(to) && type.to.includes(from)) {
    return { zh: '是不是两端写反了？', en: 'are the ends the wrong way round? Else ' };
  }
  const fitting = ontology.relationTypes.filter(
    (one) => !one.computed && !one.inferredOnly && one.from.includes(from) && one.to.includes(to),
  );
  if (fitting.length === 0) return { zh: '', en: '' };
  return {
    zh: `可改用 ${fitting.map((one) => `${one.id}（${one.zh}）`).join('、')}；`,
    en: `use ${fitting.map((one) => one.id).join(', ')}, or `,
  };
}
