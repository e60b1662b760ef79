/**
 * The one door (Trusted Types) through which markup and the worker's address pass; the server's policy
 * forbids all others. What passes is our own: icons, and drawings in which every word is escaped.
 */
type Policy = { createHTML(text: string): string; createScriptURL(text: string): string };
type Types = { createPolicy(name: string, rules: Policy): Policy };

const ACTIVE =
  /^<\s*(script|iframe|object|embed|foreignObject|base|link|meta)\b|\son\w+\s*=|href\s*=\s*["']?\s*javascript:/i;

/** What no icon or drawing of ours holds; were one to hold it, that is a fault, and nothing is drawn. */
function isActive(markup: string): boolean {
  const tags = markup.match(/<[^>]*>/g) ?? [];
  return tags.some((tag) => ACTIVE.test(tag.replace(/(?<!href\s*=\s*)"[^"]*"/gi, '""')));
}

const rules: Policy = {
  createHTML: (text) => {
    if (!text.startsWith('<svg') || isActive(text)) throw new TypeError('not a drawing of our own');
    return text;
  },
  createScriptURL: (text) => {
    if (new URL(text, location.href).origin !== location.origin) throw new TypeError('not from here');
    return text;
  },
};

const types = (globalThis as { trustedTypes?: Types }).trustedTypes;
const policy = types?.createPolicy('plan-graph', rules) ?? rules;

/** SVG as markup for `dangerouslySetInnerHTML`. */
export const drawing = (svg: string): { __html: string } => ({ __html: policy.createHTML(svg) });

/** The address of a script file of our own. */
export const ownScript = (address: string): string => policy.createScriptURL(address);
