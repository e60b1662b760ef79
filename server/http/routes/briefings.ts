import { z } from 'zod';
import { briefing, briefingExportRequest, LIMITS } from '../../contract/briefing.ts';
import { briefingToPptx } from '../../export/pptx.ts';
import { readBody } from '../body.ts';
import { readParameters } from '../parameters.ts';
import type { FileRouteMaker, Serving } from '../route.ts';
import { sendFile } from '../send-file.ts';

type Asked = z.output<typeof briefingExportRequest>;
type Maker = {
  type: string;
  ending: string;
  make(asked: Asked, serving: Serving): Iterable<string | Uint8Array>;
};

const PPTX = 'application/vnd.openxmlformats-officedocument.presentationml.presentation';

/** One maker for each format that the request's schema knows; a further format is a line in both. */
const MAKERS: Record<Asked['format'], Maker> = {
  pptx: {
    type: PPTX,
    ending: 'pptx',
    make: ({ briefing, theme }, { ontology }) => [
      briefingToPptx(briefing, { families: ontology.families, ...(theme ? { theme } : {}) }),
    ],
  },
  json: {
    type: 'application/json; charset=utf-8',
    ending: 'briefing.json',
    make: ({ briefing }) => [`${JSON.stringify(briefing, null, 1)}\n`],
  },
};

/** The briefing comes with the request and leaves as a file; nothing of it stays here. */
export const briefingRoutes: FileRouteMaker = (serving) => [
  {
    method: 'post',
    path: '/api/briefings/export',
    summary: '把简报做成文件 / a briefing as a file',
    body: { schema: briefingExportRequest, limit: LIMITS.bytes },
    answers: { [PPTX]: null, 'application/json': briefing },
    send: async (request, response) => {
      readParameters(z.object({}), request.query);
      const asked = readBody(briefingExportRequest, request);
      const { type, ending, make } = MAKERS[asked.format];
      response.set('Cache-Control', 'no-store');
      await sendFile(response, { type, name: fileName(asked.briefing.title, ending) }, make(asked, serving));
    },
  },
];

const NAME = 60;

function fileName(title: string, ending: string): string {
  const safe = [...title.replace(/[\\/:*?"<>|\s.]+/gu, ' ').trim()].slice(0, NAME).join('');
  return `${safe || 'briefing'}.${ending}`;
}
