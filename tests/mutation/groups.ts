/** What is mutated together, and the test files that must notice. */
export type Part = { mutate: readonly string[]; tests: readonly string[] };

export const GROUPS: Record<string, readonly Part[]> = {
  url: [
    {
      mutate: ['web/state/address/url.ts'],
      tests: ['tests/web/state.test.ts', 'tests/web/url.test.ts'],
    },
  ],
  escapers: [
    {
      mutate: [
        'server/export/xml.ts',
        'server/export/csv.ts',
        'server/export/cypher-literals.ts',
        'server/neo4j/literals.ts',
        'server/neo4j/search-phrase.ts',
      ],
      tests: ['tests/server/escaping.test.ts'],
    },
  ],
  limits: [
    {
      mutate: [
        'server/http/parameters.ts',
        'server/http/body.ts',
        'server/http/admission.ts',
        'server/memory/limits.ts',
        'server/contract/clean-text.ts',
      ],
      tests: [
        'tests/server/limits.test.ts',
        'tests/server/admission.test.ts',
        'tests/server/escaping.test.ts',
      ],
    },
  ],
  binding: [
    {
      mutate: ['server/neo4j/parameters.ts', 'server/neo4j/queries.ts'],
      tests: ['tests/server/binding.test.ts', 'tests/server/query-parameters.test.ts'],
    },
  ],
  // In parts, so that each change is met by the tests of its own check alone.
  checks: [
    part(['run-checks'], 'all'),
    part(['aliases', 'commitment', 'words'], 'entities'),
    part(['identities'], 'entities', 'relations'),
    part(['names'], 'names'),
    part(['basis', 'cycles', 'ends'], 'relations'),
    part(['coverage'], 'coverage'),
    part(['quotes'], 'evidence'),
    part(['blocks', 'transcription'], 'sources'),
  ],
};

function part(files: readonly string[], ...tests: string[]): Part {
  return {
    mutate: files.map((file) => `graph-seed/checks/${file}.ts`),
    tests: tests.map((one) => `tests/seed/checks/${one}.test.ts`),
  };
}
