import { describe, expect, it } from 'vitest';
import { checkDesk, graphOf } from '../../graph-seed/edit/desk.ts';
import { deskOf, wuxi } from './editing-desk.ts';
import { SMALL_PLAN } from './small-plan.ts';

const project = (words: string) => ({
  ...SMALL_PLAN,
  'entities/project.yaml': `first:\n  name: 一号工程\n  status: planned\n  commitment: ${words}\n  evidence: [建设一号工程, 一号工程完工]\n`,
});
const faults = (words: string) =>
  checkDesk(deskOf(project(words))).filter((one) => one.check === 'commitment-quoted');

describe('how strongly the plan commits itself', () => {
  it('is told by words of the node’s own quotes, or not at all', () => {
    expect(faults('建设')).toEqual([]);
    expect(faults('确保')).toMatchObject([
      { severity: 'error', line: 4, message: expect.stringContaining('确保') },
    ]);
  });

  it('stands on the real page only where the page says it, and on nothing that is past', () => {
    const told = graphOf(wuxi()).nodes.filter((node) => node.properties.commitment !== undefined);
    expect(told.length).toBeGreaterThan(10);
    for (const node of told) {
      expect(node.evidence.some((one) => one.quote.includes(String(node.properties.commitment)))).toBe(true);
      expect(node.properties.period).not.toBe('13fyp');
    }
  });
});
