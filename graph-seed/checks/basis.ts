import { type Finding, finder } from '../finding.ts';
import { nearest } from '../nearest.ts';
import type { Check } from './check.ts';

const BASES = ['explicit', 'inferred'];

/** Explicit stands alone; inferred says its ground and its reason. */
export const basis: Check = {
  name: 'basis',
  scope: 'relation',
  check({ ontology, plans }) {
    const found = finder(this.name, this.scope);
    const grounds = ontology.grounds.map((ground) => ground.id);
    const groundList = ontology.grounds.map((ground) => `${ground.id}（${ground.zh}）`).join('、');
    const inferredOnly = new Set(
      ontology.relationTypes.filter((type) => type.inferredOnly).map((type) => type.id),
    );
    const findings: Finding[] = [];
    for (const { basis: given, ground, reason, type, place } of plans.flatMap((plan) => plan.relations)) {
      if (given === null) continue;
      if (!BASES.includes(given.value)) {
        findings.push(
          found(given.place, {
            zh: `basis 不能是“${given.value}”`,
            en: `basis cannot be "${given.value}"`,
            mendZh: `写 ${nearest(given.value, BASES) ?? 'explicit 或 inferred'}`,
            mendEn: `write ${nearest(given.value, BASES) ?? 'explicit or inferred'}`,
          }),
        );
        continue;
      }
      if (ground !== null && !grounds.includes(ground.value)) {
        const meant = nearest(ground.value, grounds);
        findings.push(
          found(ground.place, {
            zh: `ground 不能是“${ground.value}”`,
            en: `ground cannot be "${ground.value}"`,
            mendZh: `${meant === null ? '' : `是不是“${meant}”？`}可用（由强到弱）：${groundList}`,
            mendEn: `${meant === null ? '' : `did you mean "${meant}"? `}One of ${grounds.join(', ')}`,
          }),
        );
      }
      if (given.value === 'inferred') {
        if (ground === null) {
          findings.push(
            found(given.place, {
              zh: '推断的关系没有写 ground（依据的等级）',
              en: 'an inferred relation without a ground',
              mendZh: `补上 ground，由强到弱：${groundList}`,
              mendEn: `add ground: one of ${grounds.join(', ')}`,
            }),
          );
        }
        if (reason === null || reason.value.trim() === '') {
          findings.push(
            found(given.place, {
              zh: '推断的关系没有写 reason（理由）',
              en: 'an inferred relation without a reason',
              mendZh: '补上 reason：用一句话说明读者据何得出',
              mendEn: 'add reason: say in a sentence what a reader concludes and why',
            }),
          );
        }
        continue;
      }
      if (inferredOnly.has(type)) {
        findings.push(
          found(given.place, {
            zh: `${type} 永远是推断，不能写 explicit`,
            en: `${type} is always inferred, never explicit`,
            mendZh: '改为 basis: inferred，并写 ground 与 reason',
            mendEn: 'write basis: inferred with ground and reason',
          }),
        );
      }
      const surplus = [ground === null ? null : 'ground', reason === null ? null : 'reason'].filter(
        (one) => one !== null,
      );
      if (surplus.length > 0) {
        findings.push(
          found(ground?.place ?? reason?.place ?? place, {
            zh: `原文明说（explicit）的关系不带 ${surplus.join('、')}`,
            en: `an explicit relation has no ${surplus.join(' or ')}`,
            mendZh: '若引文本身已说明，删去它；否则改为 basis: inferred',
            mendEn: 'remove it if the quoted words say it all, else write basis: inferred',
          }),
        );
      }
    }
    return findings;
  },
};
