import { fileURLToPath } from 'node:url';

/** Folders that tests read from. */

export const ROOT = fileURLToPath(new URL('../', import.meta.url));

/** The ontology and the shipped plan. */
export const SEED_DIR = `${ROOT}graph-seed/`;

export const FIXTURES = `${ROOT}tests/fixtures/`;

/** Folders of plans, without a slash: the shipped one, and those of the invented cities. */
export const SHIPPED = `${SEED_DIR}plans`;
export const YUNXI = `${FIXTURES}yunxi/plans`;
export const SONGZE = `${FIXTURES}songze/plans`;

/** The page that an editor adds to Yunxi. */
export const SECOND_PAGE = `${FIXTURES}yunxi/page-2.txt`;
