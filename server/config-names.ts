import { nearest } from '../graph-seed/nearest.ts';

/** Every variable that is read, by the server, by `npm run seed` or by the tests. */
export const KNOWN_VARIABLES = [
  ...['HOST', 'PORT', 'BASE_PATH', 'LOG', 'MAX_IN_FLIGHT', 'NODE_ENV', 'PLANS'],
  ...['AUTH', 'AUTH_USER', 'AUTH_PASSWORD', 'AUTH_PASSWORD_FILE', 'AUTH_HEADER', 'AUTH_PROXIES'],
  ...['NEO4J_URI', 'NEO4J_USER', 'NEO4J_PASSWORD', 'NEO4J_PASSWORD_FILE', 'NEO4J_DATABASE'],
];
/** Of the tests, of the jars' cache, and of Neo4j's own tools when they stand on the same machine. */
const OTHERS = /^(NEO4J_(TEST_[A-Z]+|HOME|CONF|DEBUG)|PLAN_GRAPH_CACHE)$/;
const OURS = /^(PLAN_GRAPH_|NEO4J_|AUTH_)/;
/** Long enough that a near miss is no chance. */
const LONG_NAMES = KNOWN_VARIABLES.filter((name) => name.startsWith('NEO4J_'));

/** A variable with our prefix that nothing reads is a slip of the hand; the right name is told. */
export function unknownVariables(env: Record<string, string | undefined>): string[] {
  return Object.keys(env).flatMap((name) => {
    if (KNOWN_VARIABLES.includes(name) || OTHERS.test(name)) return [];
    const right = OURS.test(name)
      ? nearest(name.replace(/^PLAN_GRAPH_/, ''), KNOWN_VARIABLES)
      : nearMiss(name);
    if (right === null && !OURS.test(name)) return [];
    return [
      right === null
        ? `没有变量 ${name}，请去掉它 / there is no variable ${name}; take it away`
        : `没有变量 ${name}，是 ${right} 吗？ / there is no variable ${name}; did you mean ${right}?`,
    ];
  });
}

/** One letter or two beside a long name of ours, as NE04J_URI. */
function nearMiss(name: string): string | null {
  if (!/^N.*4.*_|^NEO.*_/.test(name)) return null;
  const right = nearest(name, LONG_NAMES);
  return right !== null && Math.abs(right.length - name.length) <= 1 ? right : null;
}
