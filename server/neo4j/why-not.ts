import { StoreUnavailableError } from '../graph/errors.ts';

/** Why the database does not serve us: one sentence with its mend. The driver's own words stay out of it. */
export function whyNoAnswer(error: unknown, uri: string): string {
  const code = codeOf(error instanceof StoreUnavailableError ? error.cause : error);
  if (code.startsWith('Neo.ClientError.Security.')) {
    return `Neo4j（${uri}）不接受这个用户名或密码，请检查 NEO4J_USER 与 NEO4J_PASSWORD / Neo4j (${uri}) refuses this user or password: check NEO4J_USER and NEO4J_PASSWORD`;
  }
  if (code === 'Neo.ClientError.Database.DatabaseNotFound') {
    return `Neo4j（${uri}）没有这个数据库，请检查 NEO4J_DATABASE / Neo4j (${uri}) has no such database: check NEO4J_DATABASE`;
  }
  return `Neo4j（${uri}）没有应答，请检查 NEO4J_URI 以及数据库是否在运行 / Neo4j (${uri}) does not answer: check NEO4J_URI, and that the database runs`;
}

/** Why plans could not be written: one sentence with its mend. */
export function whyNotLoaded(error: unknown, uri: string): string {
  const code = codeOf(error);
  const message = error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error);
  if (READ_ONLY.has(code)) {
    return '数据库是只读的：请把 server.databases.default_to_read_only 改为 false，重启数据库再载入 / The database is read-only: set server.databases.default_to_read_only to false, restart it, load again';
  }
  if (/^Neo\.\w+\.Schema\./.test(code)) return whyNoKey(code, message);
  if (code.includes('.MemoryPool') || code.includes('.OutOfMemory')) {
    return '数据库给一次载入的内存不够：请在 neo4j.conf 中调大 server.memory.heap.max_size，重启再载入 / The database has too little memory for loading this plan at once: raise server.memory.heap.max_size in neo4j.conf, restart it, load again';
  }
  // Of our own making: it says itself what is wrong.
  if (code === '' && error instanceof Error) return message;
  if (isLost(error) || /^Neo\.ClientError\.(Security|Database)\./.test(code)) return whyNoAnswer(error, uri);
  return `数据库没有接受 / The database did not take it (${code})`;
}

/** Why a key cannot be made unique: what stands in the database already, and how to find it. */
function whyNoKey(code: string, message: string): string {
  const type = /\[\w*:`?(\w+)`? ?\{/.exec(message)?.[1];
  const label = /\(\w*:`?(\w+)`? ?\{/.exec(message)?.[1] ?? 'Entity';
  if (/AlreadyExists$/.test(code)) {
    const at = type === undefined ? `(:${label} {id})` : `()-[:${type} {id}]-()`;
    return `库中已有别的索引或约束建在 ${at} 上，id 的唯一约束建不成：请先删除它 / Another index or constraint on ${at} stands in the way of its unique id: drop it first (SHOW INDEXES; DROP INDEX its name)`;
  }
  if (type !== undefined) {
    return `库中已有多条 ${type} 关系共用一个 id，无法保证唯一：请先合并或删除它们 / Several ${type} relations share one id, so it cannot be made unique: merge or delete them first (MATCH ()-[r:${type}]->() WITH r.id AS id, count(*) AS c WHERE c > 1 RETURN id, c)`;
  }
  return `库中已有多个 ${label} 节点共用一个 id，无法保证唯一：请先合并或删除它们 / Several ${label} nodes share one id, so it cannot be made unique: merge or delete them first (MATCH (n:${label}) WITH n.id AS id, count(*) AS c WHERE c > 1 RETURN id, c)`;
}

/** The wire or the database went away: whether the last commit came through cannot be known from here. */
export function isLost(error: unknown): boolean {
  return LOST.test(codeOf(error));
}

const LOST = /^(ServiceUnavailable|SessionExpired)$|\.DatabaseUnavailable$/;

const READ_ONLY = new Set([
  'Neo.ClientError.General.WriteOnReadOnlyAccessDatabase',
  'Neo.ClientError.General.ForbiddenOnReadOnlyDatabase',
  'Neo.ClientError.Cluster.NotALeader',
]);

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : '';
}
