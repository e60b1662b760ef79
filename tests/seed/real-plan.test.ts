import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { formatFinding } from '../../graph-seed/finding.ts';
import { readPlans, readPlansForServing } from '../../graph-seed/read-plans.ts';
import type { Evidence, PlanGraph } from '../../server/graph/types.ts';
import { SEED_DIR } from '../places.ts';
import { copySeed, PLAN, type SeedCopy } from './damaged-copy.ts';

const { graphs, findings, ontology } = readPlans(SEED_DIR);
const graph = graphs.find((one) => one.plan.id === 'wuxi-14fyp') as PlanGraph;
const page = graph.sources[0];
const chars = [...(page?.text ?? '')];
const slice = (range: { start: number; end: number }) => chars.slice(range.start, range.end).join('');

describe('the real plan', () => {
  it('is read without an error', () => {
    const errors = findings.filter((finding) => finding.severity === 'error');
    expect(errors.map((finding) => formatFinding(finding))).toEqual([]);
    expect(readPlansForServing(SEED_DIR).graphs).toHaveLength(graphs.length);
  });

  it('quotes every passage as it stands, in code points', () => {
    const all: Evidence[] = [...graph.nodes, ...graph.edges].flatMap((one) => one.evidence);
    expect(all.length).toBeGreaterThan(graph.nodes.length);
    expect(all.filter((one) => slice(one) !== one.quote)).toEqual([]);
    expect(page?.faults.filter((fault) => slice(fault) !== fault.quote)).toEqual([]);
    expect([...graph.nodes, ...graph.edges].filter((one) => one.evidence.length === 0)).toEqual([]);
  });

  it('sorts nodes and edges by id, each id once, each end there', () => {
    for (const list of [graph.nodes, graph.edges, graph.sources]) {
      const ids = list.map((one) => one.id);
      expect(ids).toEqual([...new Set(ids)].sort());
      expect(ids.every((id) => id.startsWith('wuxi-14fyp:'))).toBe(true);
    }
    const ids = new Set(graph.nodes.map((node) => node.id));
    expect(graph.edges.filter((edge) => !ids.has(edge.from) || !ids.has(edge.to))).toEqual([]);
  });

  it('gives a ground and a reason to every inference, and to nothing else', () => {
    const wrong = graph.edges.filter(
      (edge) => (edge.basis === 'inferred') !== (edge.ground !== undefined && edge.reason !== undefined),
    );
    expect(wrong).toEqual([]);
  });

  it('states every node in the Sections of its evidence', () => {
    const kinds = new Map(graph.nodes.map((node) => [node.id, node.kind]));
    for (const node of graph.nodes.filter((one) => one.kind !== 'Section')) {
      const stated = graph.edges.filter((edge) => edge.type === 'STATED_IN' && edge.from === node.id);
      expect(stated.map((edge) => edge.to).sort()).toEqual(
        [...new Set(node.evidence.map((one) => one.section))].sort(),
      );
      expect(stated.every((edge) => kinds.get(edge.to) === 'Section')).toBe(true);
      expect(stated.flatMap((edge) => edge.evidence)).toHaveLength(node.evidence.length);
    }
    const cluster = graph.edges.find((edge) => edge.id === 'wuxi-14fyp:hub-cluster--stated-in--glossary-3');
    expect(cluster).toMatchObject({ basis: 'explicit', to: 'wuxi-14fyp:glossary-3' });
  });

  it('puts a passage into the Section that is read before it, not the one that stands before it in the file', () => {
    const carriedOn = graph.nodes
      .flatMap((node) => node.evidence)
      .filter((one) => one.start >= 7155 && one.end <= 7169);
    expect(carriedOn.length).toBeGreaterThan(0);
    expect(new Set(carriedOn.map((one) => one.section))).toEqual(new Set(['wuxi-14fyp:ch-16-sec-3']));
  });

  it('parts the page into sentences that hold every word once', () => {
    const seen = new Map<number, number>();
    for (const sentence of page?.sentences ?? []) {
      for (const part of sentence.parts)
        for (let at = part.start; at < part.end; at++) seen.set(at, (seen.get(at) ?? 0) + 1);
      for (const clause of sentence.clauses) {
        expect(sentence.parts.some((part) => part.start <= clause.start && clause.end <= part.end)).toBe(
          true,
        );
        expect(clause.start).toBeLessThan(clause.end);
      }
    }
    expect([...seen.values()].every((count) => count === 1)).toBe(true);
    const words = chars.flatMap((char, at) => (/[\p{L}\p{N}]/u.test(char) ? [at] : []));
    expect(words.filter((at) => !seen.has(at))).toEqual([]);
    const ids = page?.sentences.map((sentence) => sentence.id) ?? [];
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('reads on where the columns cut a sentence', () => {
    const whole =
      page?.sentences.filter((one) => one.parts.length > 1).map((one) => one.parts.map(slice).join('')) ?? [];
    expect(whole).toHaveLength(4);
    expect(whole).toContain(
      '开展自然灾害综合风险普查，健全灾害预报预警及应急联动机制，完善灾害事故信息发布制度。',
    );
    expect(whole).toContain('加快实现规划信息互联互通和归集共享，提高规划管理水平和效率。');
    const cut = page?.sentences.find((one) => slice(one.parts[0] ?? { start: 0, end: 0 }).endsWith('风险普'));
    expect(cut?.clauses.map(slice)).toEqual([
      '开展自然灾害综合风险普',
      '查',
      '健全灾害预报预警及应急联动机制',
      '完善灾害事故信息发布制度',
    ]);
  });

  it('marks headings and what carries no content', () => {
    const headings = page?.sentences.filter((one) => one.heading).map((one) => one.parts.map(slice).join(''));
    expect(headings).toContain('第七节 完善应急管理体系');
    expect(headings).not.toContain(
      '[3]、“2+4”高铁枢纽群：即高铁无锡东站、无锡站+高铁惠山站、新区站、江阴站、宜兴站。',
    );
    const masthead = page?.sentences.filter((one) => one.stream === 'furniture') ?? [];
    expect(masthead.length).toBeGreaterThan(0);
    expect(masthead.flatMap((one) => one.clauses).every((clause) => clause.noContent !== undefined)).toBe(
      true,
    );
  });

  it('resolves the ontology: $use, what every node has, and * without Section', () => {
    const project = ontology.kinds.find((kind) => kind.id === 'Project');
    expect(project?.properties.status?.values).toHaveProperty('under-construction');
    expect(ontology.kinds.every((kind) => kind.properties.period?.type === 'enum')).toBe(true);
    const belongs = ontology.relationTypes.find((type) => type.id === 'BELONGS_TO');
    expect(belongs?.from).toHaveLength(ontology.kinds.length - 1);
    expect(belongs?.from).not.toContain('Section');
    expect(ontology.grounds.map((ground) => ground.rank)).toEqual(ontology.grounds.map((_, i) => i + 1));
  });
});

describe('the hash of the seed', () => {
  let seed: SeedCopy | undefined;
  afterEach(() => seed?.remove());
  const hashOf = (dir: string) =>
    readPlans(dir).graphs.find((one) => one.plan.id === graph.plan.id)?.plan.seedHash;

  it('is the same wherever the files stand, with the line ends and BOM of any editor', () => {
    seed = copySeed();
    const file = `${PLAN}/entities/strategy.yaml`;
    expect(hashOf(seed.dir)).toBe(graph.plan.seedHash);
    writeFileSync(join(seed.dir, file), `\uFEFF${seed.read(file).replaceAll('\n', '\r\n')}`);
    const again = readPlans(seed.dir);
    expect(hashOf(seed.dir)).toBe(graph.plan.seedHash);
    expect(again.findings).toEqual(findings);
  });

  it('changes with the plan and with the ontology', () => {
    seed = copySeed();
    seed.replace(`${PLAN}/plan.yaml`, /^city: .*$/mu, 'city: 无锡');
    const changed = hashOf(seed.dir);
    expect(changed).not.toBe(graph.plan.seedHash);
    seed.append('ontology/grounds.yaml', '# 说明');
    expect(hashOf(seed.dir)).not.toBe(changed);
  });
});
