import { beforeEach, describe, expect, inject, it } from 'vitest';
import { type FaultProxy, openFaultProxy } from '../faults/fault-proxy.ts';
import { loadRealPlan } from '../faults/plan.ts';
import { drawn, openServer, type Visit } from './browser.ts';
import { explorerForFile } from './explorer.ts';

/** The page on the real Neo4j, whose wire is cut while people look. */
let proxy: FaultProxy;
const explorer = explorerForFile(async () => {
  await loadRealPlan();
  proxy = await openFaultProxy(inject('neo4j').uri);
  const server = await openServer({ ...inject('neo4j'), uri: proxy.uri });
  return { url: server.url, close: () => server.close().then(proxy.close) };
});
beforeEach(() => proxy.set(null));

/** An answer of 503 stands in the console as an error: here it is what we ask for. */
const others = ({ faults }: Visit) => faults.filter((fault) => !/status of 503/.test(fault));
const BACK_MS = 15_000;

/** Kept answers stand until the server has looked whether they are still true. */
const noticed = () =>
  expect.poll(async () => (await fetch(`${explorer.url}/api/plans`)).status, { timeout: 10_000 }).toBe(503);

describe('when the database goes away', () => {
  it.each(['refuse', 'freeze'] as const)(
    '%s: the page says so, keeps what it has, and goes on by itself',
    async (fault) => {
      const v = await explorer.visit('/?plan=wuxi-14fyp');
      const { page } = v;
      await drawn(page);
      await page.waitForLoadState('networkidle');
      await proxy.set(fault);
      await noticed();
      await page.getByRole('button', { name: '集群', exact: true }).click();
      await page.getByText('数据暂时读不到').first().waitFor();
      // What has been read is still there to look at.
      await page.getByRole('button', { name: '图谱', exact: true }).click();
      await drawn(page);
      await page.getByRole('button', { name: '集群', exact: true }).click();
      await proxy.set(null);
      await page.locator('main').getByText('集成电路').first().waitFor({ timeout: BACK_MS });
      await expect.poll(() => page.getByText('数据暂时读不到').count(), { timeout: BACK_MS }).toBe(0);
      expect(others(v)).toEqual([]);
      await v.close();
    },
  );

  it('before the page is opened: it says so in words, and draws by itself once all is back', async () => {
    await proxy.set('refuse');
    await noticed();
    const v = await explorer.visit('/?plan=wuxi-14fyp');
    await v.page.getByRole('alert').getByText('数据暂时读不到').waitFor();
    const told = (await v.page.getByRole('alert').textContent()) ?? '';
    // The id of the request may hold any three digits.
    expect(told.replace(/[0-9a-f-]{36}/, '')).not.toMatch(/Neo|bolt|503/);
    await proxy.set(null);
    await drawn(v.page);
    expect(others(v)).toEqual([]);
    await v.close();
  });
});
