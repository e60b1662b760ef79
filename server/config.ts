import { statSync } from 'node:fs';
import { BlockList, isIP } from 'node:net';
import { unknownVariables } from './config-names.ts';
import type { Authentication } from './http/authentication.ts';
import type { LogMode } from './http/log.ts';
import {
  type DatabaseSettings,
  type Environment,
  givenIn,
  readDatabaseSettings,
  readSecret,
} from './neo4j/environment.ts';

/** What the environment says. Every fault is named, with its mend. */
export type Config = {
  host: string;
  port: number;
  /** None: the embedded store. */
  neo4j: DatabaseSettings | null;
  /** Folders of plans, for a look; none: those that ship. Plans of a database are loaded by `npm run seed`. */
  plansDirs?: readonly string[];
  /** Where a proxy puts the explorer, as `/plan`; '' at the root. */
  basePath?: string;
  authentication?: Authentication;
  log?: LogMode;
  /** Requests worked on or waiting at once; more are told to come again. */
  mostInFlight?: number;
};

const LOOPBACK = /^(localhost|127(\.\d{1,3}){3}|::1)$/;
const BASE_PATH = /^(\/[A-Za-z0-9._~-]+)*\/?$/;
const HEADER_NAME = /^[A-Za-z][A-Za-z0-9-]*$/;
const DEFAULT_IN_FLIGHT = 100;
/** Known to everyone who tries doors. */
const WORN_PASSWORDS = ['neo4j', 'password', 'passw0rd', 'changeme', 'secret', 'admin', 'test', '123456'];

/** Reads the configuration. Throws one Error whose message lists every fault, one a line. */
export function readConfig(env: Environment): Config {
  const faults = unknownVariables(env);
  const port = readWhole(env, 'PORT', 3000, 0, 65_535, faults);
  const mostInFlight = readWhole(env, 'MAX_IN_FLIGHT', DEFAULT_IN_FLIGHT, 1, 10_000, faults);
  const log = readChoice(env, 'LOG', ['text', 'json', 'off'] as const, 'text', faults);
  const neo4j = readDatabaseSettings(env, faults);
  const host = givenIn(env, 'HOST') ?? '127.0.0.1';
  const basePath = givenIn(env, 'BASE_PATH') ?? '';
  if (!BASE_PATH.test(basePath)) {
    faults.push('BASE_PATH 须形如 /plan / BASE_PATH must look like /plan');
  }
  const authentication = readAuthentication(env, host, faults);
  if (env.NODE_ENV === 'production') {
    const passwords = {
      NEO4J_PASSWORD: neo4j?.password,
      AUTH_PASSWORD: authentication.kind === 'basic' ? authentication.password : undefined,
    };
    for (const [name, password] of Object.entries(passwords)) {
      if (password === undefined || !WORN_PASSWORDS.includes(password.toLowerCase())) continue;
      faults.push(
        `${name} 是人人知道的默认密码，生产环境请换一个 / ${name} is a default password; in production set another`,
      );
    }
  }
  const plansDirs = readFolders(env, faults);
  if (plansDirs !== undefined && neo4j !== null) {
    faults.push(
      'PLANS 只用于内嵌存储；Neo4j 的规划用 npm run seed -- load --plans <文件夹> 载入 / ' +
        'PLANS is for the embedded store; load plans into Neo4j with npm run seed -- load --plans <folder>',
    );
  }
  if (faults.length > 0) throw new Error(faults.join('\n'));
  return {
    host,
    port,
    neo4j,
    ...(plansDirs ? { plansDirs } : {}),
    basePath: basePath.replace(/\/$/, ''),
    authentication,
    log,
    mostInFlight,
  };
}

/** Folders parted by commas; each must be there. */
function readFolders(env: Environment, faults: string[]): string[] | undefined {
  const text = givenIn(env, 'PLANS');
  if (text === undefined) return undefined;
  const folders = text.split(',').map((one) => one.trim());
  for (const folder of folders) {
    if (folder !== '' && statSync(folder, { throwIfNoEntry: false })?.isDirectory()) continue;
    faults.push(`PLANS：没有文件夹“${folder}” / PLANS: there is no folder “${folder}”`);
  }
  return folders;
}

function readWhole(
  env: Environment,
  name: string,
  fallback: number,
  min: number,
  max: number,
  faults: string[],
): number {
  const text = givenIn(env, name);
  if (text === undefined) return fallback;
  const value = /^\d{1,9}$/.test(text) ? Number(text) : Number.NaN;
  if (value >= min && value <= max) return value;
  faults.push(
    `${name} 必须是 ${min} 到 ${max} 的整数，现为“${text}” / ${name} must be a whole number from ${min} to ${max}`,
  );
  return fallback;
}

function readChoice<T extends string>(
  env: Environment,
  name: string,
  choices: readonly T[],
  fallback: T,
  faults: string[],
): T {
  const text = givenIn(env, name);
  const chosen = choices.find((choice) => choice === text);
  if (chosen === undefined && text !== undefined) {
    faults.push(`${name} 须是 ${choices.join('、')} 之一 / ${name} must be one of ${choices.join(', ')}`);
  }
  return chosen ?? fallback;
}

/** Beyond this machine nobody is let in unless AUTH says aloud how, be it `none`. */
function readAuthentication(env: Environment, host: string, faults: string[]): Authentication {
  const kind = readChoice(env, 'AUTH', ['none', 'basic', 'proxy'] as const, 'none', faults);
  if (!LOOPBACK.test(host) && givenIn(env, 'AUTH') === undefined) {
    faults.push(
      `HOST=${host} 对其他机器开放，请用 AUTH=basic、AUTH=proxy 或 AUTH=none 说明谁可以进入 / ` +
        `HOST=${host} is open to other machines: say who may enter by AUTH=basic, AUTH=proxy or AUTH=none`,
    );
  }
  const password = readSecret(env, 'AUTH_PASSWORD', faults);
  if (kind === 'basic') {
    const user = givenIn(env, 'AUTH_USER');
    if (user === undefined || password === undefined || user.includes(':')) {
      faults.push(
        'AUTH=basic 需要 AUTH_USER（不含冒号）和 AUTH_PASSWORD（或 AUTH_PASSWORD_FILE） / ' +
          'AUTH=basic needs AUTH_USER (without a colon) and AUTH_PASSWORD (or AUTH_PASSWORD_FILE)',
      );
    }
    return { kind, user: user ?? '', password: password ?? '' };
  }
  if (kind === 'proxy') {
    const header = givenIn(env, 'AUTH_HEADER') ?? '';
    if (!HEADER_NAME.test(header)) {
      faults.push(
        'AUTH=proxy 需要 AUTH_HEADER：代理写入用户名的请求头，如 X-Forwarded-User / ' +
          'AUTH=proxy needs AUTH_HEADER: the header in which the proxy names the user, as X-Forwarded-User',
      );
    }
    return { kind, header: header.toLowerCase(), proxies: readProxies(env, faults) };
  }
  return { kind };
}

/** The loopback is always one: whoever stands there is on this machine already. */
function readProxies(env: Environment, faults: string[]): BlockList {
  const proxies = new BlockList();
  proxies.addSubnet('127.0.0.0', 8, 'ipv4');
  proxies.addAddress('::1', 'ipv6');
  for (const item of (givenIn(env, 'AUTH_PROXIES') ?? '').split(',')) {
    const [address = '', bits, ...rest] = item.trim().split('/');
    if (address === '' && bits === undefined) continue;
    const family = isIP(address) === 6 ? 'ipv6' : 'ipv4';
    try {
      if (isIP(address) === 0 || rest.length > 0 || (bits !== undefined && !/^\d{1,3}$/.test(bits)))
        throw new Error('no address');
      if (bits === undefined) proxies.addAddress(address, family);
      else proxies.addSubnet(address, Number(bits), family);
    } catch {
      faults.push(
        `AUTH_PROXIES 中的“${item.trim()}”不是地址或网段，应如 10.0.0.5 或 10.0.0.0/24 / ` +
          `“${item.trim()}” in AUTH_PROXIES is no address or network, as 10.0.0.5 or 10.0.0.0/24`,
      );
    }
  }
  return proxies;
}
