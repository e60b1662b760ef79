import { config } from 'zod';
import { unpack } from '../../server/export/html.ts';
import { layoutGraph } from '../../server/layout/overview-layout.ts';
import { createMemoryStore } from '../../server/memory/memory-store.ts';
import { answerHere } from '../api/transport.ts';
import { boot, isNotes } from '../boot.tsx';
import { arrangeWith } from '../canvas/arranging.ts';
import { query } from '../state/address/address.ts';
import { beginWith } from '../state/briefing/decks.ts';
import { dispatch } from '../state/store.ts';
import { answering } from './answering.ts';

/**
 * The page as one file: it carries a briefing, the plan behind it, the embedded store and the API's own
 * routes, and asks nobody. Its policy allows no request at all.
 */

// The page's policy forbids making code of text, which zod would try.
config({ jitless: true });

/** The page as it was opened, to be filled again when it is saved as one file. */
const template = `<!doctype html>\n${document.documentElement.outerHTML}\n`;

function open(): void {
  const packed = document.getElementById('plan-graph-data')?.textContent?.trim() ?? '';
  if (!packed) return;
  const { briefing, graphs, ontology, loading, decks } = unpack(packed);
  const keys = new Map(graphs.flatMap(({ nodes }) => nodes.map((node) => [node.id, node.search])));
  const none = { name: '', aliases: [], pinyin: [], initials: '', text: '' };
  const answer = answering({
    store: createMemoryStore(graphs, ontology),
    ontology,
    loading,
    decks,
    offline: { template, keysOf: ({ id }) => keys.get(id) ?? none },
    // The texts of the queries stay with the server: there is no database here to run them on.
    queries: {
      names: () => [],
      text: () => '',
    },
  });
  answerHere(answer);
  // The end of what is packed is its checksum: changes are kept for this very file.
  beginWith(briefing, `${packed.length}-${packed.slice(-8)}`);
  if (query()) return;
  dispatch({ type: 'plan', plan: briefing.plan });
  dispatch({ type: 'view', view: 'briefing' });
}

arrangeWith(async (input) => layoutGraph(input));
if (!isNotes()) open();
boot();
