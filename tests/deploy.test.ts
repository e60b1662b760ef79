import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { ROOT } from './places.ts';

/** The files that docs/publishing.md tells people to run with: what they promise is looked up in them. */
const UNIT = `${ROOT}docs/deploy/plan-graph.service`;
const CONTAINER = `${ROOT}docs/deploy/Containerfile`;
const NEO4J = `${ROOT}docs/deploy/neo4j.conf`;

/** The settings of one section, the last of a name counting. */
function settingsOf(text: string, section: string): Map<string, string> {
  const body = text.split(/^\[/m).find((part) => part.startsWith(`${section}]`)) ?? '';
  return new Map([...body.matchAll(/^(\w+)=(.*)$/gm)].map((match) => [match[1] ?? '', match[2] ?? '']));
}

/** What keeps a service small, and what it must say; a fault for each that is missing. */
function faultsOfUnit(text: string): string[] {
  const service = settingsOf(text, 'Service');
  const wanted: Record<string, RegExp> = {
    DynamicUser: /^yes$/,
    ProtectSystem: /^strict$/,
    ProtectHome: /^yes$/,
    PrivateTmp: /^yes$/,
    NoNewPrivileges: /^yes$/,
    CapabilityBoundingSet: /^$/,
    SystemCallFilter: /@system-service/,
    ExecStart: /^\/usr\/bin\/node .*server\/main\.ts$/,
    TimeoutStopSec: /^(1[2-9]|[2-9]\d)$/,
  };
  const faults = Object.entries(wanted)
    .filter(([name, value]) => !value.test(service.get(name) ?? 'missing'))
    .map(([name]) => name);
  if (/^User=root|PASSWORD=(?!_FILE)/m.test(text.replace(/^#.*$/gm, ''))) faults.push('root, or a password');
  return faults;
}

function faultsOfContainer(text: string): string[] {
  const lines = text.split('\n').filter((line) => /^[A-Z]+ /.test(line));
  const faults: string[] = [];
  const user = lines.findLast((line) => line.startsWith('USER '));
  if (user === undefined || /^USER (root|0)\b/.test(user)) faults.push('runs as root');
  if (lines.some((line) => line.startsWith('ADD '))) faults.push('ADD');
  if (lines.some((line) => /^FROM \S+(:latest)?( AS |$)/.test(line) && !/^FROM [\w./-]+:\d/.test(line)))
    faults.push('no version');
  if (/(PASSWORD|SECRET|TOKEN)\s*=\s*\S/i.test(text)) faults.push('a secret');
  if (/\b(curl|wget)\b|\bsudo\b|--privileged/.test(text)) faults.push('fetches or rises');
  if (!lines.some((line) => line.startsWith('RUN npm ci --omit=dev'))) faults.push('not from the lock');
  if (!lines.some((line) => line.startsWith('HEALTHCHECK '))) faults.push('no health check');
  if (!/^CMD \[/.test(lines.at(-1) ?? '')) faults.push('signals do not reach it');
  return faults;
}

describe('the unit file', () => {
  const text = readFileSync(UNIT, 'utf8');
  it('is non-root and shut in', () => expect(faultsOfUnit(text)).toEqual([]));

  it.each(['DynamicUser=yes', 'ProtectSystem=strict', 'NoNewPrivileges=yes', 'CapabilityBoundingSet='])(
    'would be found without %s',
    (line) => expect(faultsOfUnit(text.replace(`${line}\n`, ''))).toHaveLength(1),
  );

  it('waits longer for the end than the server takes', () => {
    expect(faultsOfUnit(text.replace('TimeoutStopSec=15', 'TimeoutStopSec=5'))).toEqual(['TimeoutStopSec']);
  });

  it('passes systemd’s own check, where there is one', () => {
    const found = ['/usr/bin/systemd-analyze', '/bin/systemd-analyze'].find(existsSync);
    // Elsewhere the rules above are what is checked.
    if (found === undefined) return;
    const { stdout, status } = spawnSync(found, ['security', '--offline=true', '--threshold=25', UNIT], {
      encoding: 'utf8',
    });
    expect(stdout.split('\n').at(-2)).toMatch(/exposure level.*: [0-2]\.\d/);
    expect(status).toBe(0);
  });
});

describe('the container file', () => {
  const text = readFileSync(CONTAINER, 'utf8');
  it('is non-root, from the lock, without secrets', () => expect(faultsOfContainer(text)).toEqual([]));

  it.each([
    ['USER node\n', '', 'runs as root'],
    ['USER node', 'USER root', 'runs as root'],
    ['COPY . .', 'ADD https://example.org/x /x', 'ADD'],
    ['node:24-slim\nENV', 'node:latest\nENV', 'no version'],
    ['ENV NODE_ENV', 'ENV NEO4J_PASSWORD=x NODE_ENV', 'a secret'],
    [
      'CMD ["node", "--import", "tsx", "server/main.ts"]',
      'CMD node server/main.ts',
      'signals do not reach it',
    ],
  ])('would be found with %j → %j', (what, by, fault) => {
    expect(text).toContain(what);
    expect(faultsOfContainer(text.replace(what, by))).toEqual([fault]);
  });

  it('copies only what is there', () => {
    const copied = [...text.matchAll(/^COPY --from=build .* \/app\/(\S+) /gm)].map((match) => match[1] ?? '');
    expect(copied.length).toBeGreaterThan(4);
    const built = ['node_modules', 'dist'];
    for (const path of copied.filter((one) => !built.includes(one)))
      expect(existsSync(ROOT + path), path).toBe(true);
  });
});

it('the fragment of neo4j.conf locks what is loaded', () => {
  expect(readFileSync(NEO4J, 'utf8')).toMatch(/^server\.databases\.default_to_read_only=true$/m);
});

it('the bill of materials names every library at its pinned version, and marks what is only for development', () => {
  const { dependencies, devDependencies } = JSON.parse(readFileSync(`${ROOT}package.json`, 'utf8')) as Record<
    'dependencies' | 'devDependencies',
    Record<string, string>
  >;
  const { stdout, stderr, status } = spawnSync('npm', ['run', '--silent', 'sbom'], {
    cwd: ROOT,
    encoding: 'utf8',
  });
  expect(status, stderr).toBe(0);
  const bill = JSON.parse(stdout) as {
    bomFormat: string;
    components: { name: string; version: string; group?: string; properties?: { name: string }[] }[];
  };
  expect(bill.bomFormat).toBe('CycloneDX');
  const listed = new Map(
    bill.components.map(({ group, name, version, properties = [] }) => [
      `${group === undefined ? '' : `${group}/`}${name}@${version}`,
      properties.some((one) => one.name === 'cdx:npm:package:development'),
    ]),
  );
  const markOf = ([name, version]: [string, string]) => [name, listed.get(`${name}@${version}`)];
  const shipped = Object.entries(dependencies);
  expect(shipped.map(markOf)).toEqual(shipped.map(([name]) => [name, false]));
  expect(markOf(['vitest', devDependencies.vitest ?? ''])).toEqual(['vitest', true]);
});

it('who reports a vulnerability is told in how many working days they hear of it', () => {
  const text = readFileSync(`${ROOT}SECURITY.md`, 'utf8');
  const days = [...text.matchAll(/^\| .+ \| (\d+) \|$/gm)].map((match) => Number(match[1]));
  expect(days.length).toBeGreaterThanOrEqual(3);
  expect(days).toEqual(days.toSorted((a, b) => a - b));
});
