import type { Finding } from '../finding.ts';
import type { Seed } from '../seed.ts';
import { aliases } from './aliases.ts';
import { basis } from './basis.ts';
import { blockRanges, guessedJoins, readingStreams } from './blocks.ts';
import type { Check } from './check.ts';
import { commitmentQuoted } from './commitment.ts';
import { needlessMarks, sentencesQuoted } from './coverage.ts';
import { cycles } from './cycles.ts';
import { domainAndRange, ends } from './ends.ts';
import { idShapes, likelyTwins, uniqueIds, uniqueRelations } from './identities.ts';
import { names } from './names.ts';
import { hasEvidence, headings, inSections, quotes, repeatedEvidence } from './quotes.ts';
import { transcriptionFaults } from './transcription.ts';
import { knownFiles, properties } from './words.ts';

/** Every check, in the order of what they look at. */
export const checks: readonly Check[] = [
  knownFiles,
  blockRanges,
  readingStreams,
  guessedJoins,
  transcriptionFaults,
  idShapes,
  uniqueIds,
  likelyTwins,
  aliases,
  names,
  properties,
  commitmentQuoted,
  uniqueRelations,
  ends,
  domainAndRange,
  basis,
  cycles,
  hasEvidence,
  quotes,
  headings,
  inSections,
  repeatedEvidence,
  sentencesQuoted,
  needlessMarks,
];

/** What all checks find. */
export function runChecks(seed: Seed): Finding[] {
  return checks.flatMap((one) => one.check(seed));
}
