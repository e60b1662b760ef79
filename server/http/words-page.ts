import type { IncomingMessage } from 'node:http';

/** Whether somebody has opened an address in a browser, and no program asks the API (in whatever case, as Express). */
export function isOpened({ method, url = '/', headers }: IncomingMessage): boolean {
  const wants = headers.accept ?? '';
  return method === 'GET' && /^[^,]*\btext\/html\b/.test(wants) && !/^\/(api|metrics)(\/|\?|$)/i.test(url);
}

/** A problem as a small page in words with the way home; addresses are relative, wherever a proxy puts us. */
export function wordsPage(
  { message, status }: { message: string; status: number },
  url: string,
  requestId: string,
): string {
  const path = url.split(/[?#]/, 1)[0] ?? '/';
  const home = '../'.repeat(Math.max(0, path.split('/').length - 2)) || './';
  const [zh = '', en = ''] = message.split(' / ');
  return `<!doctype html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${escaped(zh)} · 规划图谱</title>
<link rel="icon" href="${home}icon.svg" type="image/svg+xml">
<link rel="stylesheet" href="${home}words.css">
</head>
<body>
<main>
<p class="mark">规划图谱 · Plan Graph</p>
<h1>${escaped(zh)}</h1>
<p lang="en">${escaped(en)}.</p>
<p><a href="${home}">回到图谱 <span lang="en">· Back to the explorer</span></a></p>
<p class="small">${status} · ${escaped(requestId)}</p>
</main>
</body>
</html>
`;
}

function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (char) => `&#${char.charCodeAt(0)};`);
}
