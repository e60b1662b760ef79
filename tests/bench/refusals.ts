/** How soon a server refused, by its own clock: from the request to the end of its refusal. */
export type Refusals = { count: number; withinSeconds: [number, number][] };

/**
 * What a server's /metrics say of its refusals so far (cumulative; the event loop's lag since last asked).
 * The flood's client shares the machine: what it measures holds its own waiting too.
 */
export async function refusalsOf(server: string): Promise<{ refusals: Refusals; lagMs: number }> {
  const text = await (await fetch(`${server}/metrics`)).text();
  const valueAt = (pattern: RegExp) => Number(pattern.exec(text)?.[1] ?? 0);
  const buckets = text.matchAll(
    /^plan_graph_request_seconds_bucket\{(?=[^}]*route="refused")[^}]*le="([\d.]+)"[^}]*\} (\d+)$/gm,
  );
  return {
    refusals: {
      count: valueAt(/^plan_graph_requests_shed_total (\d+)$/m),
      withinSeconds: [...buckets].map((found) => [Number(found[1]), Number(found[2])]),
    },
    lagMs: valueAt(/^nodejs_eventloop_lag_p99_seconds ([\d.e+-]+)$/m) * 1000,
  };
}

/** Between two looks, the least bound within which 99 of 100 were refused, in milliseconds; null: none was. */
export function p99Between(before: Refusals, after: Refusals): number | null {
  const count = after.count - before.count;
  if (count === 0) return null;
  const already = new Map(before.withinSeconds);
  const found = after.withinSeconds.find(
    ([bound, within]) => within - (already.get(bound) ?? 0) >= 0.99 * count,
  );
  return found === undefined ? Number.POSITIVE_INFINITY : found[0] * 1000;
}
