const PARTS = [
  '第一节 产业🚄\n\n建设一号工程，依托港口；“绿色”发展。今天天气',
  '广告',
  '很好，一号工程完工！”完',
];
const TEXT = PARTS.join('\n\n');

/** `start: …, end: …` of a part, in code points. */
function place(index: number): string {
  const start = [...PARTS.slice(0, index).join('\n\n')].length + (index === 0 ? 0 : 2);
  return `start: ${start}, end: ${start + [...(PARTS[index] ?? '')].length}`;
}

/** Files of a plan of two blocks that the columns cut, with a character outside the Basic Multilingual Plane. */
export const SMALL_PLAN: Record<string, string> = {
  'plan.yaml':
    'title: 小规划\nshort: 小规划\ncity: 某市\nperiod: “十四五”\nsources:\n  page:\n    title: 一页\n',
  'sources/page/text.txt': TEXT,
  'sources/page/blocks.yaml': `streams:
  main: { zh: 正文, en: Main, order: [b1, b3] }
  rest: { zh: 其余, en: Rest, order: [b2] }
blocks:
  b1: { ${place(0)}, what: 正文 }
  b2: { ${place(1)}, what: 广告 }
  b3: { ${place(2)}, what: 正文续, continues: b1 }
`,
  'sources/page/no-content.yaml':
    '- quote: [今天天气, 很好]\n  reason: 闲话\n- quote: 广告\n  reason: 广告\n',
  'entities/section.yaml': 'sec:\n  name: 第一节 产业\n  evidence: [第一节 产业🚄]\n',
  'entities/project.yaml':
    'first:\n  name: 一号工程\n  status: planned\n  evidence: [建设一号工程, 一号工程完工]\n',
  'entities/platform.yaml': 'port:\n  name: 港口\n  evidence: [依托港口]\n',
  'entities/concept.yaml': 'green:\n  name: 绿色\n  evidence: [“绿色”发展]\n',
  'relations/supported-by.yaml':
    '- from: first\n  to: port\n  basis: explicit\n  evidence: [建设一号工程, 依托港口]\n' +
    '- from: first\n  to: port\n  key: again\n  basis: inferred\n  ground: wording\n  reason: 再说一次\n  evidence: [依托港口]\n',
};
