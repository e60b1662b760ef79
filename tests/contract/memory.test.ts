import { createMemoryStore } from '../../server/memory/memory-store.ts';
import { realOntology } from '../real-page.ts';
import { describeContract } from './contract-suite.ts';
import { HAND_MADE } from './hand-made.ts';

const ontology = realOntology();

describeContract('embedded', async () => createMemoryStore(HAND_MADE, ontology));
