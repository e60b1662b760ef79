import type { Core, EdgeSingular, NodeSingular } from 'cytoscape';
import { FONT, LABEL_WIDTH } from '../../server/layout/boxes.ts';
import { wrapLabel } from '../../server/layout/wrap-label.ts';
import { NAMELESS } from './fitting.ts';
import { isHovered } from './interaction.ts';
import type { LabelWish } from './label-placing.ts';
import { type Fonts, fontOf, type Measure, type Name, wishOf } from './resting-names.ts';

/** The names of the drawn nodes, and the room they ask for as they are marked. */

export type DrawnName = Name & { node: NodeSingular; wish: LabelWish };
export type DrawnNames = {
  all(): ReadonlyMap<string, DrawnName>;
  lines(): readonly EdgeSingular[];
  /** The room that all ask for at a zoom, before panning. */
  wishesAt(zoom: number): LabelWish[];
  /** Size and font in which a name is set now. */
  setIn(name: DrawnName): { size: number; font: string };
  /** Forgets them: after nodes, names, places or fonts have changed. */
  forget(): void;
};

const CHOSEN_FONT = 15;
/** More names than this around a chosen node, and they are culled like all others. */
const MOST_MUST = 64;

/**
 * What does not change while one looks around (names, places, widths) is asked of Cytoscape and measured once:
 * both cost some hundred times what it costs to know it.
 */
export function createDrawnNames(cy: Core, fonts: Fonts, measure: Measure): DrawnNames {
  let names: Map<string, DrawnName> | null = null;
  let edges: EdgeSingular[] = [];

  const wrapped = new Map<string, string[]>();
  function linesOf(name: string): string[] {
    const lines = wrapped.get(name) ?? wrapLabel(name, LABEL_WIDTH);
    wrapped.set(name, lines);
    return lines;
  }

  function nameOf(node: NodeSingular): DrawnName {
    const { id, name, size, importance } = node.data();
    const known = { id, at: node.position(), diameter: size, importance, lines: linesOf(name) };
    return { ...known, node, wish: wishOf(known, 1, fontOf(importance, fonts), measure) };
  }

  function all(): ReadonlyMap<string, DrawnName> {
    if (names) return names;
    names = new Map();
    edges = [];
    for (const one of cy.elements().toArray()) {
      if (one.isEdge()) edges.push(one);
      else names.set(one.id(), nameOf(one as NodeSingular));
    }
    return names;
  }

  function setIn({ id, node, importance }: DrawnName): { size: number; font: string } {
    const chosen = node.hasClass('chosen');
    const size = chosen ? CHOSEN_FONT : FONT;
    return { size, font: fontOf(importance, fonts, size, chosen || isHovered(cy, id)) };
  }

  function wishesAt(zoom: number): LabelWish[] {
    const asking = [...all().values()];
    const few = asking.filter(({ node }) => node.hasClass('near')).length <= MOST_MUST;
    return asking.map((name) => {
      const { node, at, diameter, wish } = name;
      const first = node.hasClass('chosen') || isHovered(cy, name.id);
      const near = node.hasClass('near');
      const faint = node.hasClass('dim');
      const { size, font } = setIn(name);
      return {
        ...(first ? wishOf(name, 1, font, measure, size) : wish),
        at: { x: at.x * zoom, y: at.y * zoom },
        diameter: diameter * zoom,
        importance:
          name.importance + (first ? 1000 : node.hasClass('lit') ? 500 : near ? 300 : faint ? -200 : 0),
        must: first || (few && zoom >= NAMELESS && (near || node.hasClass('picked'))),
        faint,
      };
    });
  }

  return {
    all,
    lines: () => {
      all();
      return edges;
    },
    wishesAt,
    setIn,
    forget: () => {
      names = null;
    },
  };
}
