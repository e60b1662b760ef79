/** At most so many are in a picture at once: more cannot be read, nor moved without a wait. The rest is gathered into groups. */
export const MOST_DRAWN = { nodes: 500, edges: 1000 };
