import { beforeAll, describe, expect, it, vi } from 'vitest';
import { realPage } from '../real-page.ts';

// The state reads the address when it is first imported.
vi.stubGlobal('location', new URL('http://127.0.0.1/'));
vi.stubGlobal('matchMedia', () => ({ matches: false, addEventListener: () => undefined }));
const { ontology } = await import('../../web/state/loaded/plan-data.ts');
const { relationClause, relationName } = await import('../../web/state/words.ts');

/** A relation read from its other end: one wording, from which it is plain who does it. */

const real = realPage();

beforeAll(() => {
  const { kinds, relationTypes, ...rest } = real.ontology;
  const counted = <T>(one: T) => ({ ...one, count: 0 });
  ontology.value = { ...rest, kinds: kinds.map(counted), relationTypes: relationTypes.map(counted) };
});

describe('a relation read from its other end', () => {
  it('never says “it” of the one that stands beside it: 由其推进 数字产业化 can be read both ways', () => {
    for (const { id, zh, reverse } of real.ontology.relationTypes) {
      expect(
        [zh, reverse.zh].filter((name) => /^(?:由其|以之|以其|是其)/u.test(name)),
        id,
      ).toEqual([]);
    }
  });

  it('bears one name in the panel, in the clusters and in sentences', async () => {
    const { clusters, sectors } = await real.store.clusters('wuxi-14fyp');
    const roles = [...clusters, ...sectors].flatMap((one) => one.roles);
    const inward = roles.filter(({ role }) => role.id.endsWith(':in'));
    expect(inward.length).toBeGreaterThan(3);
    for (const { edge, role } of inward) expect(role.zh).toBe(relationName(edge.type, 'in'));
    expect(relationName('ADVANCES', 'in')).toBe('推进它的');
    expect(relationClause('ADVANCES', 'in', '5 个项目')).toBe('5 个项目推进它');
    expect(relationClause('AIMS_AT', 'in', '2 个机制')).toBe('2 个机制以它为目的');
    expect(relationClause('PART_OF', 'in', '15 个产业集群')).toBe('包含 15 个产业集群');
  });
});
