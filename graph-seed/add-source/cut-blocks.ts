import type { Words } from '../words.ts';
import { shorten } from '../yaml/yaml-shape.ts';
import { type BlockModel, type BlocksModel, STREAM_KINDS, type StreamModel } from './blocks-model.ts';
import { guessJoins } from './joins.ts';
import { type Paragraph, paragraphsOf } from './paragraphs.ts';

type Piece = { paragraphs: Paragraph[]; indexes: number[]; continues: Piece | null; stream: string };

/**
 * Cuts a text into blocks, and guesses the order in which they are read: jump marks, headings, numbered
 * questions, glossary entries, and passages that the columns tore apart. What is guessed is marked so.
 */
export function cutBlocks(text: string, words: Words): BlocksModel {
  const paragraphs = paragraphsOf(text);
  const joins = guessJoins(paragraphs, words);
  const pieces: Piece[] = [];
  let open: Piece | null = null;
  const pieceOf = (index: number): Piece | null => pieces.find((one) => one.indexes.includes(index)) ?? null;
  paragraphs.forEach((paragraph, i) => {
    const join = joins.find((one) => one.to === i);
    const torn = joins.some((one) => one.from === i - 1);
    if (open === null || join !== undefined || torn || begins(paragraph, open)) {
      open = { paragraphs: [], indexes: [], continues: join ? pieceOf(join.from) : null, stream: '' };
      pieces.push(open);
    }
    open.paragraphs.push(paragraph);
    open.indexes.push(i);
  });
  const hasOutline = paragraphs.some((one) => one.role === 'heading');
  pieces.forEach((piece, i) => {
    piece.stream = streamOf(piece, pieces[i - 1] ?? null, hasOutline);
  });
  const ids = new Map(pieces.map((piece, i) => [piece, `b${String(i + 1).padStart(2, '0')}`]));
  const blocks = pieces.map((piece): BlockModel => {
    const continues = piece.continues === null ? null : (ids.get(piece.continues) ?? null);
    return {
      id: ids.get(piece) ?? '',
      start: piece.paragraphs[0]?.start ?? 0,
      end: piece.paragraphs.at(-1)?.end ?? 0,
      what: whatOf(piece, pieces),
      continues,
      guessed: continues !== null,
    };
  });
  return { streams: streamsOf(pieces, ids), blocks };
}

function begins(paragraph: Paragraph, open: Piece): boolean {
  const before = open.paragraphs.at(-1);
  const { role } = paragraph;
  if (before === undefined) return true;
  if (role === 'heading') return before.role !== 'heading';
  if (role === 'question' || role === 'title') return true;
  if (role === 'entry') return before.role !== 'entry' && before.role !== 'title';
  return (role === 'masthead') !== (before.role === 'masthead');
}

function streamOf(piece: Piece, before: Piece | null, hasOutline: boolean): string {
  if (piece.continues !== null) return piece.continues.stream;
  const first = piece.paragraphs[0];
  if (first === undefined || first.role === 'masthead') return 'furniture';
  if (first.role === 'heading') return 'outline';
  if (first.role === 'question') return 'qa';
  if (first.role === 'entry') return 'glossary';
  if (first.role === 'title') {
    if (/问答|解读/u.test(first.text)) return 'qa';
    if (/名词|注释/u.test(first.text)) return 'glossary';
  }
  const last = before?.stream ?? '';
  return last !== '' && last !== 'furniture' ? last : hasOutline ? 'outline' : 'main';
}

/** In order of the file, a block that carries another on right after it. */
function streamsOf(pieces: readonly Piece[], ids: ReadonlyMap<Piece, string>): StreamModel[] {
  const order = new Map<string, string[]>();
  for (const piece of pieces) {
    const id = ids.get(piece) ?? '';
    const list = order.get(piece.stream) ?? [];
    const after = piece.continues === null ? -1 : list.indexOf(ids.get(piece.continues) ?? '');
    list.splice(after < 0 ? list.length : after + 1, 0, id);
    order.set(piece.stream, list);
  }
  const names = [...order.keys()].filter((name) => name !== 'furniture');
  if (order.has('furniture')) names.push('furniture');
  return names.map((id) => {
    const { zh, en } = STREAM_KINDS[id] ?? { zh: id, en: id };
    return { id, zh, en, order: order.get(id) ?? [] };
  });
}

function whatOf(piece: Piece, pieces: readonly Piece[]): string {
  const [first] = piece.paragraphs;
  if (first === undefined) return '';
  if (first.role === 'masthead') return '报头（非内容）';
  if (piece.continues !== null) return `${whatOf(piece.continues, pieces).replace(/（前半）$/u, '')}（续）`;
  const last = piece.paragraphs.at(-1);
  const torn = pieces.some((one) => one.continues === piece);
  const ends = torn ? '（前半）' : last?.jump.to ? `，止于跳转标记“下转第${last.jump.to}版”` : '';
  if (first.jump.from !== null) return `以跳转标记“上接第${first.jump.from}版”开头的正文${ends}`;
  const heads = piece.paragraphs.filter((one) => ['heading', 'question', 'title'].includes(one.role));
  const name = heads.map((one) => shorten(one.text.replace(/\s+/gu, ' '), 30)).join('、');
  const number = /^([0-9]+)[、.．]/u.exec(first.text)?.[1];
  if (first.role === 'question') return `问答${number ?? ''}${ends}`;
  return `${name === '' ? shorten(first.text, 20) : name}${ends}`;
}
