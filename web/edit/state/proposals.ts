import type { Gap, ShownProposal } from '../../../server/contract/editing-shapes.ts';

/** What of the proposals is looked at, and where the next one is. Pure. */

export type Wanted = 'all' | 'entity' | 'relation';

export function shownProposals(all: readonly ShownProposal[], wanted: Wanted): ShownProposal[] {
  return all.filter((one) => wanted === 'all' || one.is === wanted);
}

/** The key to choose in a new list: the same if it is still there, else what follows where it stood. */
export function proposalAfter(
  before: readonly ShownProposal[],
  index: number,
  now: readonly ShownProposal[],
  key: string | null,
): string | null {
  const there = new Set(now.map((one) => one.key));
  if (key !== null && there.has(key)) return key;
  const at = key === null ? index : before.findIndex((one) => one.key === key);
  const follows = before.slice(Math.max(0, at)).find((one) => there.has(one.key));
  return (follows ?? now.at(-1))?.key ?? null;
}

/** A step along the list; it ends at both ends. */
export function stepped(list: readonly ShownProposal[], key: string | null, step: number): string | null {
  if (list.length === 0) return null;
  const at = list.findIndex((one) => one.key === key);
  const next = at < 0 ? 0 : Math.min(list.length - 1, Math.max(0, at + step));
  return list[next]?.key ?? null;
}

/** Does it help to close a gap: a relation that makes something a member of what was counted? */
export function helps(proposal: ShownProposal, gap: Gap): boolean {
  return (
    proposal.is === 'relation' &&
    proposal.to === gap.id &&
    (proposal.type === 'PART_OF' || proposal.type === 'BELONGS_TO')
  );
}

/** The gap that a proposal helps to close, if one is open. */
export function gapOf(proposal: ShownProposal, gaps: readonly Gap[]): Gap | null {
  return gaps.find((gap) => gap.named < gap.declared && helps(proposal, gap)) ?? null;
}

/** The word above the gaps. A plan that records no declared number has not named everything: it says nothing yet. */
export function gapsLead(gaps: readonly Gap[]): 'gaps.undeclared' | 'gaps.none' | 'gaps.lead' {
  if (gaps.length === 0) return 'gaps.undeclared';
  return gaps.every((gap) => gap.named >= gap.declared) ? 'gaps.none' : 'gaps.lead';
}

/** The gaps to do first: those that a proposal helps, then the rest; closed ones apart. */
export function toDo(
  gaps: readonly Gap[],
  proposals: readonly ShownProposal[],
): { open: { gap: Gap; offers: ShownProposal[] }[]; closed: Gap[] } {
  const open = gaps
    .filter((gap) => gap.named < gap.declared)
    .map((gap) => ({ gap, offers: proposals.filter((one) => helps(one, gap)) }));
  return {
    open: open.sort((a, b) => Number(b.offers.length > 0) - Number(a.offers.length > 0)),
    closed: gaps.filter((gap) => gap.named >= gap.declared),
  };
}
