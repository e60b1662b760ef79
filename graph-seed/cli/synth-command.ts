import type { Command } from 'commander';
import type { SynthOptions } from './synth.ts';

/** Adds the command that fills a database with invented plans, to see how the explorer bears them. */
export function addSynthCommand(program: Command, seedDir: string): void {
  program
    .command('synth')
    .description(
      '生成与真实规划形状相同的虚构规划并载入 Neo4j，用于测试规模 / invent plans shaped like the real one and load them into Neo4j',
    )
    .option('--plans <n>', '几份 / how many', '10')
    .option('--seed <n>', '随机种子，同一种子得同样的规划 / the same seed gives the same plans', '1')
    .option('--dense', '密集的：每份 2,000 个节点、20,000 条关系 / dense: 2,000 nodes, 20,000 relations each')
    .option('--beside', '库中有真实规划也载入 / load although the database holds real plans')
    .helpOption('-h, --help', '显示帮助 / show this help')
    .action(async (options: SynthOptions) => {
      // The driver is read only when it is used.
      const { synth } = await import('./synth.ts');
      process.exitCode = await synth(options, seedDir);
    });
}
