import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readSeedFile } from '../../graph-seed/files/seed-files.ts';
import type { Finding } from '../../graph-seed/finding.ts';
import { readOntology, readOntologyFiles } from '../../graph-seed/ontology.ts';
import { parseYaml } from '../../graph-seed/yaml/yaml-file.ts';
import { SEED_DIR } from '../places.ts';

const ONTOLOGY_FILES = ['families', 'kinds', 'shared', 'grounds', 'relation-types'].map(
  (base) => `${base}.yaml`,
);

describe('reading a file', () => {
  let dir: string;
  beforeEach(() => {
    dir = mkdtempSync(join(tmpdir(), 'plan-graph-file-'));
  });
  afterEach(() => rmSync(dir, { recursive: true, force: true }));

  it('refuses what is not UTF-8', () => {
    const findings: Finding[] = [];
    writeFileSync(join(dir, 'a.yaml'), Buffer.from([0xce, 0xde, 0xce, 0xfd]));
    expect(readSeedFile(join(dir, 'a.yaml'), 'a.yaml', findings)).toBeNull();
    expect(findings[0]?.message).toContain('不是 UTF-8');
  });

  it('parses a file again only when its text has changed', () => {
    const first = parseYaml('kept.yaml', 'a: 1');
    expect(parseYaml('kept.yaml', 'a: 1')).toBe(first);
    expect(parseYaml('other.yaml', 'a: 1')).not.toBe(first);
    expect(parseYaml('kept.yaml', 'a: 2').root).toMatchObject({ entries: [{ value: { value: 2 } }] });
    expect(parseYaml('kept.yaml', 'a: 1').root).toEqual(first.root);
  });

  it('drops the BOM and carriage returns of YAML, and names them in a text', () => {
    const findings: Finding[] = [];
    writeFileSync(join(dir, 'a.yaml'), '\uFEFFa: 1\r\nb: 2\r\n');
    expect(readSeedFile(join(dir, 'a.yaml'), 'a.yaml', findings)?.content).toBe('a: 1\nb: 2\n');
    expect(findings).toEqual([]);
    writeFileSync(join(dir, 'a.txt'), '一\n二\r\n');
    readSeedFile(join(dir, 'a.txt'), 'a.txt', findings);
    expect(findings).toMatchObject([{ line: 2, message: expect.stringContaining('CRLF') }]);
  });

  it('names several slips in one file, and reads on past them', () => {
    const { findings, root, broken } = parseYaml(
      'a.yaml',
      'one：\n\tname: 甲\ntwo:\n  name：乙\n  quote:丙\n',
    );
    expect(findings.map(({ line, col }) => [line, col])).toEqual([
      [1, 4],
      [2, 1],
      [4, 7],
      [5, 8],
    ]);
    expect(broken).toBe(false);
    expect(root?.is === 'map' && root.entries.map((entry) => entry.key.source)).toEqual(['one', 'two']);
  });

  it('leaves full-width colons of a quote alone', () => {
    const { findings } = parseYaml(
      'a.yaml',
      'evidence:\n  - 一城：中心城区\n  - APP：某平台\n  - { quote: 两核：梁溪, at: b14 }\n',
    );
    expect(findings).toEqual([]);
  });

  it('names a full-width colon inside braces', () => {
    const { findings } = parseYaml('a.yaml', 'evidence:\n  - { quote: 一城, at：b14 }\n');
    expect(findings).toMatchObject([{ line: 2, message: expect.stringContaining('“at”后面是全角冒号') }]);
  });

  it('refuses a second document, a tag and an alias', () => {
    for (const text of ['a: 1\n---\nb: 2\n', 'a: !某 1\n', 'a: *b\n']) {
      expect(parseYaml('a.yaml', text).findings.length).toBeGreaterThan(0);
    }
  });

  it('refuses a bomb of aliases without unfolding it', () => {
    const levels = Array.from({ length: 30 }, (_, i) => `l${i + 1}: &l${i + 1} [*l${i}, *l${i}, *l${i}]`);
    const { findings } = parseYaml('a.yaml', ['l0: &l0 [x]', ...levels].join('\n'));
    expect(findings.length).toBeGreaterThan(30);
  });
});

describe('reading the ontology', () => {
  let dir: string;
  beforeEach(() => {
    dir = mkdtempSync(join(tmpdir(), 'plan-graph-ontology-'));
  });
  afterEach(() => rmSync(dir, { recursive: true, force: true }));
  const texts = new Map(
    ONTOLOGY_FILES.map((file) => [file, readFileSync(join(SEED_DIR, 'ontology', file), 'utf8')]),
  );
  const writeWith = (changed: string, text: string) => {
    for (const [file, real] of texts) writeFileSync(join(dir, file), file === changed ? text : real);
  };

  it('throws every fault at once when asked for the ontology alone', () => {
    writeWith(
      'kinds.yaml',
      (texts.get('kinds.yaml') ?? '')
        .replace('family: intent', 'family: intend')
        .replace('{ $use: status }', '{ $use: statis }'),
    );
    expect(() => readOntology(dir)).toThrow(/kinds\.yaml:\d+:\d+ .*“intent”[\s\S]*“status”/u);
    expect(readOntology(join(SEED_DIR, 'ontology')).kinds.length).toBeGreaterThan(0);
  });

  it('never throws otherwise, whatever is typed', () => {
    const slip = fc.constantFrom('：', '\t', '[', '}', '"', ':', '-', '*', '&', '!', '|', '#', '\n', '0');
    fc.assert(
      fc.property(
        fc.constantFrom(...ONTOLOGY_FILES),
        fc.nat(),
        fc.nat(6),
        fc.array(slip, { maxLength: 2 }),
        (file, seed, drop, add) => {
          const text = texts.get(file) ?? '';
          const at = seed % (text.length + 1);
          writeWith(file, text.slice(0, at) + add.join('') + text.slice(at + drop));
          expect(readOntologyFiles(dir).ontology.families).toBeInstanceOf(Array);
        },
      ),
      { numRuns: 60 },
    );
  });
});
