import { parseDocument } from 'yaml';
import { z } from 'zod';

/** A block as blocks.yaml has it; positions are code points. */
export type BlockModel = {
  id: string;
  start: number;
  end: number;
  what: string;
  continues: string | null;
  /** Nobody has yet confirmed what it continues. */
  guessed: boolean;
};

export type StreamModel = { id: string; zh: string; en: string; order: string[] };

/** The streams that a source may have, by what is read in them. */
export const STREAM_KINDS: Record<string, { zh: string; en: string }> = {
  outline: { zh: '规划纲要正文', en: 'Outline' },
  main: { zh: '正文', en: 'Main text' },
  glossary: { zh: '名词解释', en: 'Glossary' },
  qa: { zh: '问答解读', en: 'Questions and answers' },
  furniture: { zh: '报头', en: 'Masthead' },
};

/** blocks.yaml as an editor changes it. Every change gives a new model. */
export type BlocksModel = { streams: StreamModel[]; blocks: BlockModel[] };

const fileShape = z.object({
  streams: z.record(
    z.string(),
    z.object({ zh: z.string(), en: z.string(), order: z.array(z.string()).default([]) }),
  ),
  blocks: z.record(
    z.string(),
    z.object({
      start: z.number().int(),
      end: z.number().int(),
      what: z.string().default(''),
      continues: z.string().nullish(),
      guessed: z.boolean().default(false),
    }),
  ),
});

/** Reads blocks.yaml for editing; null when it is damaged (then `check` names the place). */
export function parseBlocks(text: string): BlocksModel | null {
  const doc = parseDocument(text, { version: '1.2', schema: 'core', logLevel: 'silent' });
  if (doc.errors.length > 0) return null;
  const read = fileShape.safeParse(doc.toJS());
  if (!read.success) return null;
  return {
    streams: Object.entries(read.data.streams).map(([id, one]) => ({ id, ...one })),
    blocks: Object.entries(read.data.blocks).map(([id, { continues, ...one }]) => ({
      id,
      ...one,
      continues: continues ?? null,
    })),
  };
}

/**
 * blocks.yaml in its one form, so that the same blocks always give the same bytes. Comments that stood above a
 * line of the former text stay above it.
 */
export function renderBlocks(model: BlocksModel, former = ''): string {
  const comments = commentsOf(former);
  const head = comments.get('') ?? [
    '# 区块与阅读顺序。start/end 为 text.txt 中的 Unicode 码点位置，end 不含。guessed: true 为程序所猜，待编辑核对。',
  ];
  const lines = [...head, ...(comments.get('streams') ?? []), 'streams:'];
  for (const { id, zh, en, order } of model.streams) {
    lines.push(...(comments.get(`streams/${id}`) ?? []));
    lines.push(`  ${id}: { zh: ${flow(zh)}, en: ${flow(en)}, order: [${order.join(', ')}] }`);
  }
  lines.push(...(comments.get('blocks') ?? []), 'blocks:');
  for (const { id, start, end, what, continues, guessed } of model.blocks) {
    lines.push(...(comments.get(`blocks/${id}`) ?? []));
    const more = `${continues === null ? '' : `, continues: ${continues}`}${guessed ? ', guessed: true' : ''}`;
    lines.push(`  ${id}: { start: ${start}, end: ${end}, what: ${JSON.stringify(what)}${more} }`);
  }
  return `${lines.join('\n')}\n${(comments.get('end') ?? []).map((line) => `${line}\n`).join('')}`;
}

/** Plain where YAML reads it as the same text inside braces, else in double quotes. */
function flow(text: string): string {
  return /^[\p{L}“《（][\p{L}\p{N} “”《》（）、—-]*$/u.test(text) && !/\s$/u.test(text)
    ? text
    : JSON.stringify(text);
}

/** Comment and blank lines by the line that they stand above. */
function commentsOf(text: string): Map<string, string[]> {
  const comments = new Map<string, string[]>();
  let held: string[] = [];
  let part = '';
  for (const line of text === '' ? [] : text.replace(/\n$/u, '').split('\n')) {
    if (/^\s*(?:#|$)/u.test(line)) {
      held.push(line);
      continue;
    }
    const top = /^([a-z]+):/u.exec(line)?.[1];
    const inner = /^ {2}([^\s:]+):/u.exec(line)?.[1];
    if (top !== undefined) part = top;
    const key = top ?? (inner === undefined ? '' : `${part}/${inner}`);
    // What stands above the first line speaks of the whole file.
    if (held.length > 0) comments.set(comments.size === 0 && key === 'streams' ? '' : key, held);
    held = [];
  }
  if (held.length > 0) comments.set('end', held);
  return comments;
}
