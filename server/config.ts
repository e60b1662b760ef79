/** What the environment says. Every fault is named, with its mend. */
export type Config = {
  host: string;
  port: number;
  neo4j: { uri: string; user: string; password: string; database?: string } | null;
};

/** Reads the configuration. Throws one Error whose message lists every fault. */
export function readConfig(env: Record<string, string | undefined>): Config {
  const faults: string[] = [];
  const port = Number(env.PORT ?? '3000');
  if (!Number.isInteger(port) || port < 0 || port > 65535) {
    faults.push(
      `PORT 必须是 0 到 65535 的整数，现为“${env.PORT}” / PORT must be a whole number from 0 to 65535`,
    );
  }
  const uri = env.NEO4J_URI;
  if (uri !== undefined && !/^(bolt|neo4j)(\+s|\+ssc)?:\/\/\S+$/.test(uri)) {
    faults.push('NEO4J_URI 须形如 neo4j://主机:7687 / NEO4J_URI must look like neo4j://host:7687');
  }
  if (uri !== undefined && !env.NEO4J_PASSWORD) {
    faults.push('设了 NEO4J_URI，也须设 NEO4J_PASSWORD / with NEO4J_URI, NEO4J_PASSWORD must be set too');
  }
  if (faults.length > 0) throw new Error(faults.join('\n'));
  return {
    host: env.HOST ?? '127.0.0.1',
    port,
    neo4j:
      uri === undefined
        ? null
        : {
            uri,
            user: env.NEO4J_USER ?? 'neo4j',
            password: env.NEO4J_PASSWORD ?? '',
            ...(env.NEO4J_DATABASE ? { database: env.NEO4J_DATABASE } : {}),
          },
  };
}
