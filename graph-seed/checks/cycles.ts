import { finder } from '../finding.ts';
import type { RelationSeed } from '../seed.ts';
import type { Check } from './check.ts';

/** Nothing is a part of itself, over however many steps. */
export const cycles: Check = {
  name: 'cycles',
  scope: 'relation',
  check({ ontology, plans }) {
    const found = finder(this.name, this.scope);
    const acyclic = ontology.relationTypes.filter((type) => type.acyclic);
    return plans.flatMap((plan) =>
      acyclic.flatMap((type) =>
        ringsOf(plan.relations.filter((relation) => relation.type === type.id)).map(({ last, ring }) =>
          found(last.place, {
            zh: `${type.id}（${type.zh}）成环：${ring.join(' → ')}`,
            en: `${type.id} runs in a circle: ${ring.join(' → ')}`,
            mendZh: '其中一条写反了或不成立，改正或删去',
            mendEn: 'one of these is the wrong way round or untrue: correct or remove it',
          }),
        ),
      ),
    );
  },
};

type Ring = {
  /** The relation that was typed last: most often the wrong one. */ last: RelationSeed;
  ring: string[];
};

/** The rings, each as its ids, first and last the same. */
function ringsOf(relations: readonly RelationSeed[]): Ring[] {
  const leaving = new Map<string, RelationSeed[]>();
  for (const relation of relations) {
    if (relation.from === null || relation.to === null || relation.from.value === relation.to.value) continue;
    leaving.set(relation.from.value, [...(leaving.get(relation.from.value) ?? []), relation]);
  }
  const rings: Ring[] = [];
  const done = new Set<string>();
  for (const start of leaving.keys()) {
    // Depth first, with a stack of our own: a long chain in a file must not exhaust the call stack.
    const stack: { id: string; next: number; by: RelationSeed | null }[] = [];
    if (!done.has(start)) stack.push({ id: start, next: 0, by: null });
    for (let top = stack.at(-1); top !== undefined; top = stack.at(-1)) {
      const relation = leaving.get(top.id)?.[top.next++];
      if (relation === undefined) {
        done.add(top.id);
        stack.pop();
        continue;
      }
      const to = relation.to?.value ?? '';
      const at = stack.findIndex((step) => step.id === to);
      if (at >= 0) {
        const ring = stack.slice(at);
        const steps = [relation, ...ring.slice(1).flatMap((step) => step.by ?? [])];
        const last = steps.reduce((latest, one) => (one.place.line > latest.place.line ? one : latest));
        rings.push({ last, ring: [...ring.map((step) => step.id), to] });
      } else if (!done.has(to)) stack.push({ id: to, next: 0, by: relation });
    }
  }
  return rings;
}
