import { readFileSync } from 'node:fs';

export type Environment = Record<string, string | undefined>;

/** How to reach the database, as the environment says it. */
export type DatabaseSettings = { uri: string; user: string; password: string; database?: string };

const URI = /^(bolt|neo4j)(\+s|\+ssc)?:\/\/[^\s@]+$/;

/** An empty variable counts as none: that is how compose files hand on what is not set. */
export function givenIn(env: Environment, name: string): string | undefined {
  const value = env[name];
  return value === undefined || value === '' ? undefined : value;
}

/** A secret of `NAME`, or of the file that `NAME_FILE` names. Faults never repeat what they found. */
export function readSecret(env: Environment, name: string, faults: string[]): string | undefined {
  const given = givenIn(env, name);
  const file = givenIn(env, `${name}_FILE`);
  if (given !== undefined && file !== undefined) {
    faults.push(`${name} 与 ${name}_FILE 只能设一个 / set either ${name} or ${name}_FILE, not both`);
    return given;
  }
  if (file === undefined) return given;
  try {
    const text = readFileSync(file, 'utf8').replace(/\r?\n$/, '');
    if (text !== '') return text;
    faults.push(
      `${name}_FILE 所指的文件是空的，请写入密码 / the file of ${name}_FILE is empty; write the password into it`,
    );
  } catch {
    faults.push(
      `${name}_FILE 所指的文件读不了，请检查路径与权限 / the file of ${name}_FILE cannot be read; check its path and permissions`,
    );
  }
  return undefined;
}

/** The NEO4J_… variables; null without NEO4J_URI. What is wrong is added to `faults`, each with its mend. */
export function readDatabaseSettings(env: Environment, faults: string[]): DatabaseSettings | null {
  const uri = givenIn(env, 'NEO4J_URI');
  const user = givenIn(env, 'NEO4J_USER');
  const database = givenIn(env, 'NEO4J_DATABASE');
  const before = faults.length;
  const password = readSecret(env, 'NEO4J_PASSWORD', faults);
  if (uri === undefined) {
    if (user ?? password ?? database) {
      faults.push(
        '设了 NEO4J_USER、NEO4J_PASSWORD 或 NEO4J_DATABASE，却没有 NEO4J_URI；请设 NEO4J_URI，或去掉它们 / ' +
          'NEO4J_USER, NEO4J_PASSWORD or NEO4J_DATABASE is set without NEO4J_URI: set NEO4J_URI, or take them away',
      );
    }
    return null;
  }
  if (!URI.test(uri)) {
    faults.push(
      'NEO4J_URI 须形如 neo4j://主机:7687，其中不写用户名和密码 / ' +
        'NEO4J_URI must look like neo4j://host:7687, without a user or a password in it',
    );
  }
  if (password === undefined && faults.length === before) {
    faults.push(
      '设了 NEO4J_URI，也须设 NEO4J_PASSWORD 或 NEO4J_PASSWORD_FILE / ' +
        'with NEO4J_URI, NEO4J_PASSWORD or NEO4J_PASSWORD_FILE must be set too',
    );
  }
  return {
    uri,
    user: user ?? 'neo4j',
    password: password ?? '',
    ...(database === undefined ? {} : { database }),
  };
}
