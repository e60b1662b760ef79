import { join } from 'node:path';
import type { Said } from '../finding.ts';
import { listFolder } from './seed-files.ts';

/** What tells a plan's folder, whole or damaged. */
const OF_A_PLAN = ['plan.yaml', 'sources', 'entities', 'relations'];

/** Why a folder holds no plans, when it is one itself or has something else in it: what was found there, and what to give. */
export function whyNoPlans(dir: string): Said | null {
  const names = (path: string) => listFolder(path).map((one) => one.name);
  const within = (path: string) => listFolder(path).flatMap((one) => (one.isFolder ? [one.name] : []));
  const isPlan = (path: string) => names(path).some((name) => OF_A_PLAN.includes(name));
  const own = within(dir);
  if (own.some((name) => isPlan(join(dir, name)))) return null;
  if (names(dir).includes('plan.yaml')) {
    return {
      zh: `“${dir}”本身是一份规划，要给的是装着规划的文件夹`,
      en: `"${dir}" is a plan itself; wanted is the folder that plans lie in`,
      mendZh: `给出它的上一级：--plans ${join(dir, '..')}`,
      mendEn: `give the folder above: --plans ${join(dir, '..')}`,
    };
  }
  const deeper = own.find((name) => within(join(dir, name)).some((plan) => isPlan(join(dir, name, plan))));
  if (own.length === 0) return null;
  const there = own.slice(0, 5).join('、');
  return {
    zh: `“${dir}”里没有规划：那里的文件夹是 ${there}，都没有 plan.yaml`,
    en: `"${dir}" holds no plan: the folders there are ${there}, none with a plan.yaml`,
    mendZh: deeper === undefined ? '给出装着规划的文件夹' : `是不是 --plans ${join(dir, deeper)}？`,
    mendEn:
      deeper === undefined
        ? 'give the folder that plans lie in'
        : `did you mean --plans ${join(dir, deeper)}?`,
  };
}
