import { cpus } from 'node:os';
import { openBrowser, openServer } from '../e2e/browser.ts';
import { compareFirstSight } from './first-sight.ts';

/**
 * Cold starts of the page and common requests on the embedded store, measured and printed; never fails.
 * Run with: npm run bench:first-view
 */
const RUNS = 5;
const REQUESTS = 200;
const COMMON = [
  '/api/search?q=thw',
  '/api/search?q=%E4%BA%A7%E4%B8%9A',
  '/api/nodes/wuxi-14fyp:innovation-driven',
  '/api/nodes/wuxi-14fyp:innovation-driven/neighbours',
  '/api/graph?kind=Strategy,Project,IndustryCluster,SpatialUnit,HubStation',
  '/api/trace/wuxi-14fyp:innovation-driven?direction=in',
  '/api/clusters',
  '/api/spatial',
  '/api/audit',
];

const median = (values: number[]) =>
  values.sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;

async function requestTimes(url: string): Promise<Record<string, string>[]> {
  const rows: Record<string, string>[] = [];
  for (const path of COMMON) {
    const times: number[] = [];
    const first = performance.now();
    await (await fetch(url + path)).arrayBuffer();
    const cold = performance.now() - first;
    for (let i = 0; i < REQUESTS; i++) {
      const start = performance.now();
      await (await fetch(url + path)).arrayBuffer();
      times.push(performance.now() - start);
    }
    rows.push({ path, first: `${cold.toFixed(1)} ms`, median: `${median(times).toFixed(2)} ms` });
  }
  return rows;
}

async function coldStart(url: string): Promise<{ shown: number; longest: number }> {
  const browser = await openBrowser();
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
  await page.addInitScript(() => {
    const tasks: number[] = [];
    Object.assign(window, { longTasks: tasks });
    new PerformanceObserver((list) =>
      tasks.push(...list.getEntries().map((entry) => entry.duration)),
    ).observe({
      type: 'longtask',
      buffered: true,
    });
  });
  const start = performance.now();
  await page.goto(url);
  await page.waitForFunction(() => /显示 [1-9]/.test(document.querySelector('footer')?.textContent ?? ''));
  const shown = performance.now() - start;
  await page.waitForTimeout(1500);
  const tasks = await page.evaluate(() => (window as unknown as { longTasks: number[] }).longTasks);
  await browser.close();
  return { shown, longest: Math.max(0, ...tasks) };
}

const server = await openServer();
console.log(`${cpus().length} × ${cpus()[0]?.model ?? 'unknown processor'}, Node ${process.version}`);
console.table(await requestTimes(server.url));
const starts: { shown: number; longest: number }[] = [];
for (let i = 0; i < RUNS; i++) starts.push(await coldStart(server.url));
console.log(
  `first view, median of ${RUNS} cold starts: shown after ${median(starts.map((one) => one.shown)).toFixed(0)} ms; ` +
    `longest main-thread task ${median(starts.map((one) => one.longest)).toFixed(0)} ms ` +
    `(each: ${starts.map((one) => one.longest.toFixed(0)).join(', ')})`,
);
// Without a graphics card sigma.js draws through WebGL in software.
const browser = await openBrowser(['--enable-unsafe-swiftshader']);
const { ours, cytoscape, sigma, fcose } = await compareFirstSight(browser, server.url);
await browser.close();
const ms = (value: number) => `${value.toFixed(0)} ms`;
console.log('under a processor slowed four times, medians of five turns:');
console.table(
  Object.entries({ ours, cytoscape, sigma, fcose }).map(([page, { seen, usable, cpu, live, cpuLive }]) => ({
    ...{ page, 'graph seen': ms(seen), 'can be used': ms(usable), 'canvas live': ms(live) },
    ...{ 'work until it can be used': ms(cpu), 'until the canvas is live': ms(cpuLive) },
  })),
);
console.log(
  `seen: ${(ours.seen / cytoscape.seen).toFixed(2)} of Cytoscape with places (goal 0.4), ` +
    `${(ours.seen / sigma.seen).toFixed(2)} of sigma.js (goal 0.8); ` +
    `work until it can be used: ${(ours.cpu / fcose.cpu).toFixed(2)} of fcose at start (goal 0.5), ` +
    `until the canvas is live: ${(ours.cpuLive / fcose.cpu).toFixed(2)}`,
);
await server.close();
