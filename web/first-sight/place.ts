import type { FirstSight } from '../../server/contract/first-sight.ts';
import { fontsOf } from '../canvas/resting-names.ts';
import { query } from '../state/address/address.ts';
import { remembered } from '../state/look.ts';
import { leaveFirstSight } from './leaving.ts';
import { measure, settingOf, writeNames } from './names.ts';
import { pictureOf, sentenceOf } from './picture.ts';
import { furnish } from './room.ts';

/**
 * Fits the first picture that stands in the page to the window, with its names, exactly as the live canvas will
 * draw it, and shows it. False where there is none, or where the page will begin with something else.
 */
export function placeFirstSight(): boolean {
  const sight = document.getElementById('first-sight');
  const data = document.getElementById('first-sight-data')?.textContent;
  if (!sight || !data) return false;
  const { language, theme } = remembered();
  if (query() !== '' || language === 'en') {
    leaveFirstSight();
    return false;
  }
  if (theme) document.documentElement.dataset.theme = theme;
  const told = JSON.parse(data) as FirstSight;
  const picture = pictureOf(told);
  const within = (name: string) => sight.getElementsByClassName(name)[0];
  const [say, bar, stage, places, names] = [
    'say',
    'explore-bar',
    'explore-stage',
    'first-places',
    'first-names',
  ].map(within);
  if (!say || !bar || !stage || !places || !names) return false;
  say.append(sentenceOf(told, picture));
  furnish(bar, told, picture);
  const fonts = fontsOf(stage);
  const room = { w: stage.clientWidth, h: stage.clientHeight };
  const setting = settingOf(told, picture, room, fonts, measure);
  const { zoom, pan } = setting.view;
  places.setAttribute('transform', `translate(${pan.x} ${pan.y}) scale(${zoom})`);
  writeNames(names, setting, fonts);
  sight.classList.add('placed');
  return true;
}
