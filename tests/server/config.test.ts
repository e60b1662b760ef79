import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readPlansForServing } from '../../graph-seed/read-plans.ts';
import { readConfig } from '../../server/config.ts';
import { withArguments } from '../../server/main.ts';
import { SEED_DIR } from '../places.ts';

const CANARY = 'canary-9f3b-never-told';
const DATABASE = { NEO4J_URI: 'neo4j://db:7687', NEO4J_PASSWORD: CANARY };
let folder: string;
const file = (name: string, text: string) => {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
};

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'plan-graph-config-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

function faultsOf(env: Record<string, string>): string[] {
  try {
    readConfig(env);
    return [];
  } catch (error) {
    return (error as Error).message.split('\n');
  }
}

describe('the configuration', () => {
  it('needs nothing: the loopback and the embedded store', () => {
    expect(readConfig({ PATH: '/bin', LANG: 'C' })).toMatchObject({
      ...{ host: '127.0.0.1', port: 3000, neo4j: null, basePath: '', log: 'text' },
      authentication: { kind: 'none' },
    });
  });

  it('shows plans of other folders only when it is told to, and each folder must be there', () => {
    expect(readConfig({}).plansDirs).toBeUndefined();
    expect(readConfig({ PLANS: `${folder}, ${folder}` }).plansDirs).toEqual([folder, folder]);
    expect(faultsOf({ PLANS: `${folder},/nowhere/at/all` })).toEqual([
      expect.stringContaining('没有文件夹“/nowhere/at/all”'),
    ]);
    expect(faultsOf({ ...DATABASE, PLANS: folder })).toEqual([
      expect.stringContaining('seed -- load --plans'),
    ]);
    expect(withArguments({ A: 'b' }, [])).toEqual({ A: 'b' });
    for (const wrong of [['--help'], ['--plan', 'x'], ['x']]) {
      expect(() => withArguments({}, wrong), wrong.join(' ')).toThrow(/用法：npm start/);
    }
    expect(withArguments({ A: 'b' }, ['--plans', 'x', '--plans', 'y'])).toEqual({ A: 'b', PLANS: 'x,y' });
  });

  it('ships one real plan, and no invented one', () => {
    const { graphs } = readPlansForServing(SEED_DIR);
    expect(graphs.map((graph) => graph.plan.id)).toEqual(['wuxi-14fyp']);
  });

  it('takes an empty variable for none', () => {
    expect(readConfig({ PORT: '', NEO4J_URI: '', NEO4J_PASSWORD: '', AUTH: '' }).neo4j).toBeNull();
  });

  it('reads the password from a file, without the last line break', () => {
    const path = file('password', `${CANARY}\n`);
    const { neo4j } = readConfig({ NEO4J_URI: 'bolt://db:7687', NEO4J_PASSWORD_FILE: path });
    expect(neo4j).toEqual({ uri: 'bolt://db:7687', user: 'neo4j', password: CANARY });
  });

  const bad: [string, Record<string, string>, RegExp][] = [
    ['a port that is none', { PORT: '80a' }, /PORT must be a whole number/],
    ['a port too high', { PORT: '70000' }, /PORT/],
    ['a limit of nothing', { MAX_IN_FLIGHT: '0' }, /MAX_IN_FLIGHT/],
    ['a log nobody knows', { LOG: 'xml' }, /LOG must be one of text, json, off/],
    ['an address of another kind', { ...DATABASE, NEO4J_URI: 'http://db:7474' }, /must look like neo4j:/],
    [
      'a password in the address',
      { ...DATABASE, NEO4J_URI: `neo4j://u:${CANARY}@db:7687` },
      /without a user/,
    ],
    ['no password', { NEO4J_URI: 'neo4j://db:7687' }, /NEO4J_PASSWORD or NEO4J_PASSWORD_FILE must be set/],
    ['a password for nothing', { NEO4J_PASSWORD: CANARY }, /set NEO4J_URI, or take them away/],
    ['both ways of a password', { ...DATABASE, NEO4J_PASSWORD_FILE: '/x' }, /not both/],
    [
      'a password file that is not there',
      { NEO4J_URI: 'bolt://db', NEO4J_PASSWORD_FILE: '/no' },
      /cannot be read/,
    ],
    [
      'a misspelt variable',
      { NEO4J_USERNAME: 'neo4j' },
      /no variable NEO4J_USERNAME; did you mean NEO4J_USER\?/,
    ],
    ['a misspelt password', { ...DATABASE, NEO4J_PASWORD: CANARY }, /did you mean NEO4J_PASSWORD\?/],
    ['a nought for an O', { NE04J_URI: 'bolt://db' }, /did you mean NEO4J_URI\?/],
    ['the product’s name before it', { PLAN_GRAPH_PORT: '1' }, /did you mean PORT\?/],
    ['a variable like none', { PLAN_GRAPH_COLOUR_OF_THE_SKY: '1' }, /take it away/],
    ['other machines without a word on who', { HOST: '0.0.0.0' }, /say who may enter by AUTH=basic/],
    ['other machines, IPv6', { HOST: '::' }, /AUTH=none/],
    ['AUTH that is none', { AUTH: 'oauth' }, /AUTH must be one of none, basic, proxy/],
    ['basic without a password', { AUTH: 'basic', AUTH_USER: 'u' }, /needs AUTH_USER/],
    ['proxy without a header', { AUTH: 'proxy' }, /needs AUTH_HEADER/],
    [
      'a proxy that is no address',
      { AUTH: 'proxy', AUTH_HEADER: 'X-User', AUTH_PROXIES: '10.0.0.0/99' },
      /AUTH_PROXIES/,
    ],
    ['a base path that is a URL', { BASE_PATH: 'https://x/plan' }, /BASE_PATH must look like \/plan/],
    ['a base path that climbs', { BASE_PATH: '//evil.example' }, /BASE_PATH/],
    [
      'a default password in production',
      { ...DATABASE, NODE_ENV: 'production', NEO4J_PASSWORD: 'neo4j' },
      /is a default password/,
    ],
    [
      'a default password of ours in production',
      { NODE_ENV: 'production', AUTH: 'basic', AUTH_USER: 'u', AUTH_PASSWORD: 'Password' },
      /AUTH_PASSWORD is a default password/,
    ],
  ];
  it.each(bad)('refuses %s in one sentence with its mend', (_what, env, mend) => {
    const faults = faultsOf(env);
    expect(faults).toHaveLength(1);
    expect(faults[0]).toMatch(mend);
    // Chinese first, English second.
    expect(faults[0]).toMatch(/^.*\p{Script=Han}.* \/ .+$/u);
    expect(faults[0]).not.toContain(CANARY);
  });

  it('names every fault at once', () => {
    expect(faultsOf({ PORT: 'x', LOG: 'y', HOST: '10.0.0.1' })).toHaveLength(3);
  });

  it('opens to other machines once it is said aloud how', () => {
    expect(readConfig({ HOST: '0.0.0.0', AUTH: 'none' }).authentication).toEqual({ kind: 'none' });
    const path = file('auth', CANARY);
    const basic = { HOST: '0.0.0.0', AUTH: 'basic', AUTH_USER: 'plan', AUTH_PASSWORD_FILE: path };
    expect(readConfig(basic).authentication).toEqual({ kind: 'basic', user: 'plan', password: CANARY });
    const proxy = { HOST: '::', AUTH: 'proxy', AUTH_HEADER: 'X-User', AUTH_PROXIES: '10.0.0.5, fd00::/8' };
    expect(readConfig(proxy).authentication).toMatchObject({ kind: 'proxy', header: 'x-user' });
  });

  it('leaves the variables of others alone', () => {
    expect(
      faultsOf({ NEO4J_TEST_URI: 'x', NEO4J_HOME: '/n', NEXT_URI: 'x', PLAN_GRAPH_CACHE: '/c' }),
    ).toEqual([]);
  });
});
