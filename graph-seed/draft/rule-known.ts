import type { EntityRecord } from '../edit/records.ts';
import type { FoundEntity, Rule } from './found.ts';
import { clausesOf, textOf } from './passages.ts';

/** 已知名称: where the text names what the plan already holds. Longest names first: 无锡站 is no mention of 无锡. */
export function knownNames(entities: readonly EntityRecord[]): Rule {
  const forms = entities
    .filter((entity) => entity.kind !== 'Section')
    .flatMap((entity) => [entity.name, ...entity.aliases].map((form) => ({ form, entity })))
    .filter(({ form }) => [...form].length >= 2)
    .sort((a, b) => b.form.length - a.form.length);
  return (passages) => {
    const found = new Map<EntityRecord, FoundEntity>();
    for (const passage of passages) {
      for (const clause of clausesOf(passage)) {
        let text = textOf(clause);
        for (const { form, entity } of forms) {
          if (!text.includes(form)) continue;
          text = text.replaceAll(form, '\uE000'.repeat(form.length));
          // The first mention is proposed; an editor who wants more quotes more.
          if (found.has(entity)) continue;
          const { kind, name } = entity;
          found.set(entity, { kind, name, evidence: [clause], rule: 'known-name', confidence: 'certain' });
        }
      }
    }
    return { entities: [...found.values()], relations: [] };
  };
}
