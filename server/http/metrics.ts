import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';

/** What is counted, for Prometheus. A registry of its own, so that two servers in one process don't mix. */
export type Metrics = {
  request(route: string, method: string, status: number, seconds: number): void;
  /** One that was refused because too many were in flight. */
  refused(method: string, seconds: number): void;
  text(): Promise<string>;
  contentType: string;
};

const METHODS = new Set(['GET', 'HEAD', 'POST']);

/** Labels come from closed lists (routes, not paths), so that nobody can fill the memory with series. */
export function createMetrics(state: { inFlight(): number; storeReady(): Promise<boolean> }): Metrics {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const registers = [registry];
  const requests = new Counter({
    ...{ name: 'plan_graph_requests_total', help: 'Requests answered.', registers },
    labelNames: ['route', 'method', 'status'] as const,
  });
  const durations = new Histogram({
    ...{ name: 'plan_graph_request_seconds', help: 'From the request to the end of its answer.', registers },
    labelNames: ['route'] as const,
    buckets: [0.001, 0.005, 0.02, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5],
  });
  const shed = new Counter({
    name: 'plan_graph_requests_shed_total',
    help: 'Requests refused because too many were in flight.',
    registers,
  });
  new Gauge({
    name: 'plan_graph_requests_in_flight',
    help: 'Requests worked on or waiting.',
    registers,
    collect() {
      this.set(state.inFlight());
    },
  });
  new Gauge({
    name: 'plan_graph_store_up',
    help: '1 when the store answers.',
    registers,
    async collect() {
      this.set((await state.storeReady()) ? 1 : 0);
    },
  });
  const count = (route: string, method: string, status: number, seconds: number) => {
    requests.inc({ route, method: METHODS.has(method) ? method : 'other', status });
    durations.observe({ route }, seconds);
  };
  return {
    request: count,
    refused: (method, seconds) => {
      shed.inc();
      count('refused', method, 503, seconds);
    },
    text: () => registry.metrics(),
    contentType: registry.contentType,
  };
}
