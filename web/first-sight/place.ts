import type { FirstSight } from '../../server/contract/first-sight.ts';
import { fontsOf } from '../canvas/resting-names.ts';
import { query } from '../state/address/address.ts';
import { type Look, remembered } from '../state/look.ts';
import { measure, settingOf, writeNames } from './names.ts';
import { pictureOf, sentenceOf, type Told, told } from './picture.ts';
import { barOf } from './room.tsx';

/** The look that the address names, or else the one of the last visit; as state/store.ts begins. */
function look(): Look {
  const named = new URLSearchParams(query());
  const { language, theme } = remembered();
  const worn = named.has('theme') ? named.get('theme') : theme;
  return {
    language: (named.has('lang') ? named.get('lang') : language) === 'en' ? 'en' : 'zh',
    theme: worn === 'light' || worn === 'dark' ? worn : 'auto',
  };
}

/**
 * Fits the first picture that stands in the page to the window, with its names, exactly as the live canvas will
 * draw it, and shows it; also when the window's size changes, as long as it stands. What it holds, or undefined
 * where there is none.
 */
export function placeFirstSight(sight: HTMLElement): Told | undefined {
  const data = document.getElementById('first-sight-data')?.textContent;
  const { language, theme } = look();
  document.documentElement.lang = language === 'en' ? 'en' : 'zh-CN';
  if (theme !== 'auto') document.documentElement.dataset.theme = theme;
  if (!data) return undefined;
  const held = told(JSON.parse(data) as FirstSight, language);
  const picture = pictureOf(held);
  const within = (name: string) => sight.getElementsByClassName(name)[0];
  const [say, canvas, stage, places, names] = [
    'say',
    'explore-canvas',
    'explore-stage',
    'first-places',
    'first-names',
  ].map(within);
  if (!say || !canvas || !stage || !places || !names) return undefined;
  say.textContent = sentenceOf(held, picture);
  canvas.append(barOf({ ...held, picture }));
  const fonts = fontsOf(stage);
  const set = () => {
    const room = { w: stage.clientWidth, h: stage.clientHeight };
    const setting = settingOf(held, picture, room, fonts, measure);
    const { zoom, pan } = setting.view;
    places.setAttribute('transform', `translate(${pan.x} ${pan.y}) scale(${zoom})`);
    names.textContent = '';
    writeNames(names, setting, fonts);
    sight.dataset.view = JSON.stringify(setting.view);
  };
  set();
  addEventListener('resize', () => {
    if (sight.isConnected && !sight.dataset.chosen) set();
  });
  sight.classList.add('placed');
  return held;
}
