/** What is mutated together, and the test files that must notice. */
export type Group = { mutate: readonly string[]; tests: readonly string[] };

export const GROUPS: Record<string, Group> = {
  url: {
    mutate: ['web/state/url.ts'],
    tests: ['tests/web/state.test.ts', 'tests/web/url.test.ts'],
  },
  escapers: {
    mutate: [
      'server/export/xml.ts',
      'server/export/csv.ts',
      'server/export/cypher-literals.ts',
      'server/neo4j/literals.ts',
      'server/neo4j/search-phrase.ts',
    ],
    tests: ['tests/server/escaping.test.ts'],
  },
  limits: {
    mutate: [
      'server/http/parameters.ts',
      'server/http/body.ts',
      'server/http/admission.ts',
      'server/memory/limits.ts',
      'server/contract/clean-text.ts',
    ],
    tests: ['tests/server/limits.test.ts', 'tests/server/escaping.test.ts'],
  },
  binding: {
    mutate: ['server/neo4j/parameters.ts', 'server/neo4j/queries.ts'],
    tests: ['tests/server/binding.test.ts'],
  },
  checks: {
    mutate: ['graph-seed/checks/*.ts'],
    tests: [
      'tests/seed/checks/entities.test.ts',
      'tests/seed/checks/names.test.ts',
      'tests/seed/checks/relations.test.ts',
      'tests/seed/checks/evidence.test.ts',
      'tests/seed/checks/sources.test.ts',
    ],
  },
};
