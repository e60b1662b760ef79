import { z } from 'zod';
import { cleanLine, cleanText } from './clean-text.ts';
import { basis, id, planId } from './shapes.ts';

/**
 * Two shapes that travel: the Scene, a drawing of a view that belongs to no device (slides, SVG and PNG
 * are all made from it), and the briefing file. No field has a default, so what is written and what is
 * read are of one type; every text is cleaned here, once, for whatever is made of it.
 */

/** Most of everything, so that a file of 2 MB is also one that can be drawn. */
export const LIMITS = {
  bytes: 2_000_000,
  slides: 100,
  shapes: 2000,
  connectors: 4000,
  texts: 1000,
  citations: 500,
  text: 5000,
  notes: 20_000,
  quote: 10_000,
} as const;

const line = (most: number) => z.string().max(most).transform(cleanLine);
const prose = (most: number) => z.string().max(most).transform(cleanText);
const place = z.number().min(-100_000).max(100_000);
const extent = z.number().min(0).max(100_000);
const fontSize = z.number().min(1).max(400);
const key = z.string().min(1).max(300);

const sceneShape = z
  .strictObject({
    /** Its own in this scene; a node drawn twice has two. */
    id: key,
    /** The node that it stands for. A box or band that stands for none has none. */
    nodeId: id.optional(),
    /** The ontology's word: ellipse, hexagon, round-tag… An unknown one is drawn as a rectangle. */
    shape: z.string().regex(/^[a-z-]{1,40}$/),
    /** Left upper corner. */
    x: place,
    y: place,
    w: extent,
    h: extent,
    /** Family of the ontology (its colour token); null: paper with a hairline. */
    family: z
      .string()
      .regex(/^[a-z-]{1,40}$/)
      .nullable(),
    /** Default solid. `wash`: a tint of the family with its outline; `none`: the outline alone. */
    fill: z.enum(['solid', 'wash', 'none']).optional(),
    /** Its outline is dashed: what is declared and not named, or stands outside the list. */
    dashed: z.boolean().optional(),
    /** Two rings round paper: it gathers many nodes that are not drawn. */
    group: z.boolean().optional(),
    /** Default plain. `chosen` has a ring, `dim` is faint. */
    emphasis: z.enum(['plain', 'chosen', 'dim']).optional(),
    /** Behind the connectors: bands, panels, tiers. */
    back: z.boolean().optional(),
    /** Wrapped by the view; never wrapped again unless `inside`. */
    labelLines: z.array(line(LIMITS.text)).max(40),
    labelPlacement: z.enum(['below', 'above', 'left', 'right', 'inside', 'none']),
    fontSize,
    weight: z.enum(['normal', 'bold']),
    /** What a screen reader says; the label if absent. */
    alt: line(LIMITS.text).optional(),
  })
  .openapi('SceneShape');

const sceneConnector = z
  .strictObject({
    id: key,
    edgeId: id.optional(),
    /** Ids of shapes of this scene. The line is clipped to their outlines. */
    from: key,
    to: key,
    /** A summary only counts relations, explicit and inferred: it is none itself, and nothing the page says. */
    basis: z.enum([...basis.options, 'summary']),
    /** How broad a summary is drawn. */
    width: z.number().min(0.1).max(100).optional(),
    /** Id of the ground, when inferred. */
    ground: z
      .string()
      .regex(/^[a-z-]{1,40}$/)
      .optional(),
    /** 1 is as strong as an explicit line; weaker grounds are fainter. */
    strength: z.number().min(0).max(1),
    label: line(400).optional(),
    /** Default straight. `curved` and `stepped` leave and arrive sideways (or up and down). */
    route: z.enum(['straight', 'curved', 'stepped']).optional(),
    /** A head at `to`. */
    arrow: z.boolean().optional(),
    /** Bends between the two ends, for a drawing that has laid its lines out itself. */
    points: z
      .array(z.strictObject({ x: place, y: place }))
      .max(40)
      .optional(),
    alt: line(LIMITS.text).optional(),
  })
  .openapi('SceneConnector');

const sceneText = z
  .strictObject({
    x: place,
    y: place,
    w: extent,
    h: extent,
    text: prose(LIMITS.text),
    size: fontSize,
    align: z.enum(['left', 'center', 'right']),
    tone: z.enum(['ink', 'soft', 'explicit', 'inferred', 'accent']),
    weight: z.enum(['normal', 'bold']).optional(),
    /** Default sans. Serif for titles and for the plan's own words. */
    face: z.enum(['sans', 'serif']).optional(),
    /** Where it stands in its box; default top. */
    anchor: z.enum(['top', 'middle', 'bottom']).optional(),
    /** On paper, so that a line on which it stands does not strike through it. */
    ground: z.boolean().optional(),
  })
  .openapi('SceneText');

/** A drawing in its own units; one unit is one CSS pixel of the view, and what shows it scales it to fit. */
export const scene = z
  .strictObject({
    width: z.number().min(1).max(100_000),
    height: z.number().min(1).max(100_000),
    /** What it is, and the one sentence that says what it shows: heading, alt text, slide. */
    title: line(LIMITS.text),
    line: prose(LIMITS.text),
    shapes: z.array(sceneShape).max(LIMITS.shapes),
    connectors: z.array(sceneConnector).max(LIMITS.connectors),
    texts: z.array(sceneText).max(LIMITS.texts),
    /** Said below the drawing: 示意图：仅表示构成…. */
    caption: prose(LIMITS.text).optional(),
  })
  .superRefine((drawing, context) => {
    const ids = new Set<string>();
    for (const [i, { id: one }] of drawing.shapes.entries()) {
      if (ids.has(one))
        fault(context, ['shapes', i, 'id'], '与另一图形的 id 重复 / is another shape’s id too');
      ids.add(one);
    }
    for (const [i, connector] of drawing.connectors.entries()) {
      for (const end of ['from', 'to'] as const) {
        if (!ids.has(connector[end]))
          fault(context, ['connectors', i, end], '没有这个图形 / is no shape of the scene');
      }
    }
  })
  .openapi('Scene', { description: '与设备无关的图 / a drawing that belongs to no device' });

function fault(context: z.RefinementCtx, path: (string | number)[], message: string): void {
  context.addIssue({ code: 'custom', path, message });
}

export const citation = z
  .strictObject({
    source: id,
    start: z.int().min(0),
    end: z.int().min(0),
    quote: prose(LIMITS.quote),
    section: id.nullable(),
    /** Where it stands, in words: 问答6，第 9203–9232 字. */
    place: line(LIMITS.text),
  })
  .openapi('Citation');

const slide = z
  .strictObject({
    id: key,
    /** The saved view: its name, and the query of the URL that shows it again. */
    view: z.strictObject({ id: z.string().regex(/^[a-z-]{1,40}$/), state: line(8000) }),
    title: line(LIMITS.text),
    line: prose(LIMITS.text),
    notes: prose(LIMITS.notes).optional(),
    scene,
    citations: z.array(citation).max(LIMITS.citations),
  })
  .openapi('Slide');

export const BRIEFING_FORMAT = 'plan-graph-briefing';
export const BRIEFING_VERSION = 1;

/** The briefing file. A later version gets a number of its own, and a step that brings this one to it. */
export const briefing = z
  .strictObject({
    format: z.literal(BRIEFING_FORMAT),
    version: z.literal(BRIEFING_VERSION),
    title: line(LIMITS.text),
    plan: planId,
    slides: z.array(slide).max(LIMITS.slides),
  })
  .superRefine(({ slides }, context) => {
    const ids = new Set<string>();
    for (const [i, { id: one }] of slides.entries()) {
      if (ids.has(one)) fault(context, ['slides', i, 'id'], '与另一页的 id 重复 / is another slide’s id too');
      ids.add(one);
    }
  })
  .openapi('Briefing', { description: '简报文件 / the briefing file' });

const colour = z
  .string()
  .regex(/^#?[0-9A-Fa-f]{6}$/, '须是六位十六进制颜色 / must be a colour of six hex digits')
  .transform((text) => text.replace('#', '').toUpperCase());

/** An office's own colours, in the order of the families: intent, action, industry, space, governance, text. */
export const accents = z
  .strictObject({
    accent1: colour,
    accent2: colour,
    accent3: colour,
    accent4: colour,
    accent5: colour,
    accent6: colour,
  })
  .partial()
  .openapi('Accents');

export const briefingExportRequest = z
  .strictObject({ briefing, format: z.enum(['pptx', 'html', 'json']), theme: accents.optional() })
  .openapi('BriefingExportRequest');

export type Scene = z.infer<typeof scene>;
export type SceneShape = z.infer<typeof sceneShape>;
export type SceneConnector = z.infer<typeof sceneConnector>;
export type SceneText = z.infer<typeof sceneText>;
export type Citation = z.infer<typeof citation>;
export type Slide = z.infer<typeof slide>;
export type Briefing = z.infer<typeof briefing>;
export type Accents = z.infer<typeof accents>;
