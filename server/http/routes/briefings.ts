import type { z } from 'zod';
import { briefing, briefingExportRequest, LIMITS } from '../../contract/briefing.ts';
import { briefingToHtml } from '../../export/html.ts';
import { briefingToPptx } from '../../export/pptx.ts';
import { carried } from '../carried.ts';
import { type FileRouteMaker, fileRoute, type Serving } from '../route.ts';

type Asked = z.output<typeof briefingExportRequest>;
type Maker = {
  type: string;
  ending: string;
  make(asked: Asked, serving: Serving): Promise<Iterable<string | Uint8Array>>;
};

const PPTX = 'application/vnd.openxmlformats-officedocument.presentationml.presentation';
const HTML = 'text/html; charset=utf-8';

/** One maker for each format that the request's schema knows; a further format is a line in both. */
const MAKERS: Record<Asked['format'], Maker> = {
  pptx: {
    type: PPTX,
    ending: 'pptx',
    make: async ({ briefing, theme }, { ontology }) => [
      briefingToPptx(briefing, { families: ontology.families, ...(theme ? { theme } : {}) }),
    ],
  },
  html: {
    type: HTML,
    ending: 'html',
    make: async ({ briefing }, serving) => {
      const { template, data } = await carried(briefing, serving);
      return [briefingToHtml(template, data)];
    },
  },
  json: {
    type: 'application/json; charset=utf-8',
    ending: 'briefing.json',
    make: async ({ briefing }) => [`${JSON.stringify(briefing, null, 1)}\n`],
  },
};

/** The briefing comes with the request and leaves as a file; nothing of it stays here. */
export const briefingRoutes: FileRouteMaker = (serving) => [
  fileRoute({
    method: 'post',
    path: '/api/briefings/export',
    summary: '把简报做成文件 / a briefing as a file',
    body: { schema: briefingExportRequest, limit: LIMITS.bytes },
    answers: { [PPTX]: null, 'text/html': null, 'application/json': briefing },
    take: async (_parameters, asked) => {
      const { type, ending, make } = MAKERS[asked.format];
      return { type, name: fileName(asked.briefing.title, ending), pieces: await make(asked, serving) };
    },
  }),
];

const NAME = 60;

function fileName(title: string, ending: string): string {
  const safe = [...title.replace(/[\\/:*?"<>|\s.]+/gu, ' ').trim()].slice(0, NAME).join('');
  return `${safe || 'briefing'}.${ending}`;
}
