import { execFileSync } from 'node:child_process';
import { installPackages, mayInstall } from '../server/neo4j/debian.ts';
import { findChromium } from './e2e/browser.ts';

/** A Chromium and a Chinese font for the browser tests: found, or installed on Debian as root, or asked for. */
export async function setup(): Promise<void> {
  const missing = [
    ...(findChromium() === undefined ? ['chromium'] : []),
    ...(hasChineseFont() ? [] : ['fonts-noto-cjk']),
  ];
  if (missing.length === 0) return;
  if (!(await mayInstall())) {
    throw new Error(
      `浏览器测试缺少 ${missing.join('、')}：请安装（Debian：apt-get install ${missing.join(' ')}），Chromium 也可用 CHROMIUM_PATH 指明。` +
        ` / The browser tests need ${missing.join(' and ')}.`,
    );
  }
  console.log(`installing ${missing.join(' and ')} with apt-get`);
  await installPackages(missing);
}

function hasChineseFont(): boolean {
  try {
    return execFileSync('fc-list', [':lang=zh'], { encoding: 'utf8' }).trim() !== '';
  } catch {
    // No fontconfig: a Mac or Windows, which have Chinese fonts, or a bare Linux, which has none.
    return process.platform !== 'linux';
  }
}
