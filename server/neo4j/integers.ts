import neo4j from 'neo4j-driver';

/**
 * Whole numbers of a question's parameters as integers: the driver sends a plain number as a float, and
 * `LIMIT 5.0` is an error. Rows to be loaded say themselves which of their numbers are whole.
 */
export function wrapIntegers<T>(value: T): T {
  return wrap(value) as T;
}

function wrap(value: unknown): unknown {
  if (typeof value === 'number') return Number.isInteger(value) ? neo4j.int(value) : value;
  if (Array.isArray(value)) return value.map(wrap);
  if (value !== null && typeof value === 'object' && Object.getPrototypeOf(value) === Object.prototype) {
    return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, wrap(one)]));
  }
  return value;
}
