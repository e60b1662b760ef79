/**
 * The JSX runtime of the first sight: makes elements at once of what a component without hooks draws, so that it
 * says the page's own markup without carrying Preact. What would answer a press is left out: nothing does yet.
 */

type Props = Record<string, unknown> & { children?: unknown };

const SVG = new Set(['svg', 'path', 'circle', 'g', 'text']);

function fill(into: Node, children: unknown): void {
  if (Array.isArray(children)) for (const child of children) fill(into, child);
  else if (children instanceof Node) into.appendChild(children);
  else if (children !== null && children !== undefined && typeof children !== 'boolean')
    into.appendChild(document.createTextNode(String(children)));
}

export function jsx(type: string | ((props: Props) => unknown), { children, ...props }: Props): unknown {
  if (typeof type !== 'string') return type({ ...props, children });
  const made = SVG.has(type)
    ? document.createElementNS('http://www.w3.org/2000/svg', type)
    : document.createElement(type);
  for (const [name, value] of Object.entries(props)) {
    const left = value === undefined || value === null || typeof value === 'function';
    if (!left) made.setAttribute(name, String(value));
  }
  fill(made, children);
  return made;
}

export const jsxs = jsx;
export const Fragment = ({ children }: Props): unknown => children;
