import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Command } from 'commander';
import { modelSettings } from '../../graph-seed/draft/model.ts';
import { createLog } from '../http/log.ts';
import { type EditServer, startEditServer } from './edit-server.ts';

const SEED_FOLDER = fileURLToPath(new URL('../../graph-seed/', import.meta.url));
const WEB_FOLDER = fileURLToPath(new URL('../../dist/edit/', import.meta.url));

type Options = { plans?: string; port: string; host: string };

/** `npm run edit`: the editing desk in the browser, apart from the published server. */
const program = new Command('edit')
  .description('在浏览器里编辑规划，只在本机 / edit the plans in the browser, on this machine only')
  .argument('[plan]', '打开哪一份规划 / the plan to open')
  .argument('[source]', '打开哪一个来源 / the source to open')
  .option('--plans <dir>', '规划所在的文件夹 / folder of the plans (default: graph-seed/plans)')
  .option('--port <number>', '端口 / port', '3001')
  .option('--host <address>', '本机的地址 / an address of this machine', '127.0.0.1')
  .helpOption('-h, --help', '显示帮助 / show this help')
  .action(async (plan: string | undefined, source: string | undefined, options: Options) => {
    try {
      const server = await startEditServer({
        seedDir: SEED_FOLDER,
        plansDir: options.plans === undefined ? join(SEED_FOLDER, 'plans') : resolve(options.plans),
        webFolder: existsSync(`${WEB_FOLDER}edit.html`) ? WEB_FOLDER : null,
        host: options.host,
        port: Number(options.port),
        model: modelSettings(process.env),
        log: createLog({ mode: 'text' }),
      });
      const query = new URLSearchParams({ ...(plan ? { plan } : {}), ...(plan && source ? { source } : {}) });
      const address = `${server.url}/${query.size > 0 ? `?${query}` : ''}#token=${server.token}`;
      console.log(`编辑台 Editing desk（只在本机 this machine only）：\n  ${address}`);
      const why = server.desks.planIds().length === 0 ? server.desks.whyNone() : null;
      if (why !== null) console.log(`${why.zh} / ${why.en}`);
      endWhenAsked(server);
    } catch (error) {
      console.error(whyNot(error, options));
      process.exitCode = 1;
    }
  });

/** What is not saved is said once; asked again, the desk is cleared. */
function endWhenAsked(server: EditServer): void {
  let warned = false;
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.on(signal, () => {
      const unsaved = server.desks.unsaved();
      if (unsaved.length > 0 && !warned && signal === 'SIGINT') {
        warned = true;
        console.log(
          `\n${unsaved.join('、')} 还有没保存的改动；再按一次 Ctrl C 就放弃 / not saved yet; Ctrl C again lets it go`,
        );
        return;
      }
      void server.close().then(() => process.exit(0));
    });
  }
}

function whyNot(error: unknown, { port }: Options): string {
  const code = error instanceof Error && 'code' in error ? error.code : '';
  if (code === 'EADDRINUSE')
    return `端口 ${port} 已被占用，请用 --port 另给一个 / port ${port} is taken: give another with --port`;
  return error instanceof Error ? error.message : String(error);
}

await program.parseAsync();
