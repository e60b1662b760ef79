import type { sightZh } from './sight-zh.ts';

/** What the first sight says; part of first-en.ts. */
export const sightEn: Record<keyof typeof sightZh, string> = {
  'basis.explicit': 'explicit',
  'basis.inferred': 'inferred',
  'legend.title': 'Legend and filters',
  'legend.short': 'Legend',
  'legend.types': 'Relations',
  'legend.basis': 'Basis',
  'legend.hidden': 'filtered out',
  'legend.all': 'Show all',
  'legend.close': 'Close the legend',
  'legend.group': 'a group',
  'legend.summary': 'relations counted together',
  'say.overviewPlan':
    'The five kinds named in {plan}: {kinds}; {m} {m|relation|relations} among them, {basis}.',
  'say.picture': '{n} {n|node|nodes}, {m} {m|relation|relations}, {basis}.',
  'say.kindCount': '{n} {kind}',
  'say.groups': ' ({n} {n|heading|headings})',
  'say.pictureEmpty': 'No node is in the picture: all are filtered out or hidden.',
  'say.basisExplicit': 'explicit {n}',
  'caption.alone': '{n} with no stated relation to the others',
  'sep.list': ', ',
  'sep.in': ' ({words})',
  'sep.clause': ', ',
  'sep.semi': '; ',
  'sep.colon': ': ',
  'commitment.title': 'Commitment words',
};
