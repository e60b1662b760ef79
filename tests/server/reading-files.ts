export type Element = { name: string; attributes: Record<string, string>; text: string; children: Element[] };

const ENTITY: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };
const TOKEN = /<\?xml[^?]*\?>|<(\/?)([\w.:-]+)((?:\s+[\w.:-]+="[^"<]*")*)\s*(\/?)>|([^<]+)/gu;

/** Reads XML strictly, as far as our files use it; what is not well formed throws. */
export function readXml(xml: string): Element {
  const illegal = /(?![\t\n\r])[\p{Cc}\p{Cs}\ufffe\uffff]/u.exec(xml.replace(/[\u007f-\u009f]/gu, ''));
  if (illegal) throw new Error(`illegal character ${illegal[0].codePointAt(0)}`);
  const root: Element = { name: '', attributes: {}, text: '', children: [] };
  const open = [root];
  let at = 0;
  for (const match of xml.matchAll(TOKEN)) {
    if (match.index !== at) throw new Error(`not XML: ${xml.slice(at, at + 60)}`);
    at += match[0].length;
    const [whole, closing, name, attributes = '', empty, text] = match;
    const here = open.at(-1) as Element;
    if (text !== undefined) here.text += unescaped(text);
    else if (closing === '/') {
      if (open.pop()?.name !== name) throw new Error(`closed out of turn: ${whole}`);
    } else if (name !== undefined) {
      const child: Element = { name, attributes: readAttributes(attributes), text: '', children: [] };
      here.children.push(child);
      if (empty !== '/') open.push(child);
    }
  }
  if (at !== xml.length || open.length !== 1) throw new Error(`not whole at ${at} of ${xml.length}`);
  const [top] = root.children;
  if (!top || root.children.length !== 1) throw new Error('not one root');
  return top;
}

function readAttributes(text: string): Record<string, string> {
  const found: Record<string, string> = {};
  for (const [, name = '', value = ''] of text.matchAll(/([\w.:-]+)="([^"]*)"/gu)) {
    if (name in found) throw new Error(`${name} twice`);
    found[name] = unescaped(value);
  }
  return found;
}

function unescaped(text: string): string {
  return text.replace(/&(#\d+|\w+)?(;?)/gu, (whole, name: string | undefined, end: string) => {
    if (end !== ';' || name === undefined) throw new Error(`loose ampersand: ${text.slice(0, 60)}`);
    const char = name.startsWith('#') ? String.fromCodePoint(Number(name.slice(1))) : ENTITY[name];
    if (char === undefined) throw new Error(`no entity ${whole}`);
    return char;
  });
}

/** Every element of a name, at any depth. */
export function all(element: Element, name: string): Element[] {
  const here = element.name === name ? [element] : [];
  return [...here, ...element.children.flatMap((child) => all(child, name))];
}

/** Reads CSV of RFC 4180, with its BOM. */
export function readCsv(text: string): Record<string, string>[] {
  if (!text.startsWith('\ufeff')) throw new Error('no BOM');
  const rows: string[][] = [[]];
  let at = 1;
  const field = /"((?:[^"]|"")*)"(,|\r\n)/uy;
  while (at < text.length) {
    field.lastIndex = at;
    const match = field.exec(text);
    if (!match) throw new Error(`not CSV: ${text.slice(at, at + 60)}`);
    rows.at(-1)?.push((match[1] ?? '').replaceAll('""', '"'));
    if (match[2] === '\r\n') rows.push([]);
    at = field.lastIndex;
  }
  const [head = [], ...body] = rows.filter((row) => row.length > 0);
  return body.map((row) => {
    if (row.length !== head.length) throw new Error('a row of another length');
    return Object.fromEntries(head.map((name, i) => [name, row[i] ?? '']));
  });
}
