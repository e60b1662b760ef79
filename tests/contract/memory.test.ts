import { fileURLToPath } from 'node:url';
import { readOntology } from '../../graph-seed/ontology.ts';
import { createMemoryStore } from '../../server/memory/memory-store.ts';
import { describeContract } from './contract-suite.ts';
import { HAND_MADE } from './hand-made.ts';

const ontology = readOntology(fileURLToPath(new URL('../../graph-seed/ontology', import.meta.url)));

describeContract('embedded', async () => createMemoryStore(HAND_MADE, ontology));
