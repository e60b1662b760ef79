import { strFromU8, strToU8, unzlibSync, zlibSync } from 'fflate';
import type { Briefing } from '../contract/briefing.ts';
import type { Briefings } from '../contract/types.ts';
import type { Ontology, PlanGraph } from '../graph/types.ts';
import type { LoadingStatements } from './cypher-statements.ts';
import { xmlText } from './xml.ts';

/**
 * A briefing as one HTML file: a built page with a hole, and what stands in the hole. The data is packed
 * and written in base64: a sixth of the size, and no text of it can end the element that holds it.
 */

export type Carried = {
  briefing: Briefing;
  /** The briefing's own plan, and others that it speaks of. */
  graphs: PlanGraph[];
  ontology: Ontology;
  loading: LoadingStatements;
  decks: Briefings['briefings'];
};

const HOLE = /(<script type="text\/plain" id="plan-graph-data">)[^<]*(<\/script>)/u;
const TITLE = /<title>[^<]*<\/title>/u;

/** The page with the data in it, and the briefing's title as its own. */
export function briefingToHtml(template: string, data: Carried): string {
  if (!HOLE.test(template)) throw new Error('the page has no room for data');
  return template
    .replace(TITLE, () => `<title>${xmlText(data.briefing.title)}</title>`)
    .replace(HOLE, (_, open: string, close: string) => open + pack(data) + close);
}

function pack(data: Carried): string {
  const bytes = zlibSync(strToU8(JSON.stringify(data)), { level: 9 });
  let binary = '';
  for (const byte of bytes) binary += String.fromCharCode(byte);
  return btoa(binary);
}

/** What `briefingToHtml` put in. */
export function unpack(text: string): Carried {
  const bytes = Uint8Array.from(atob(text.trim()), (char) => char.charCodeAt(0));
  return JSON.parse(strFromU8(unzlibSync(bytes))) as Carried;
}
