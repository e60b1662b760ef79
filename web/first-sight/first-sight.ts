import '../styles/tokens.css';
import '../styles/base.css';
import '../styles/latin-quotes.css';
import '../views/explore/explore-view.css';
import './first-sight.css';
import { painted } from '../idle.ts';
import { placeFirstSight } from './place.ts';
import { followPointing } from './pointing.ts';
import { leaveFirstSight } from './standing-in.ts';

/**
 * What runs first, built apart as one small script that stands right behind the first picture: fits it to the
 * window and sets its names before anything is on the screen, and lets it be used. Then the live page begins: its
 * scripts, styles and data wait in a template, so that nothing of them is asked for before.
 */

const sight = document.getElementById('first-sight');

function show(): boolean {
  try {
    const held = sight && placeFirstSight(sight);
    if (sight && held) followPointing(sight, held);
    return held !== null && held !== undefined;
  } catch (error) {
    // The page opens without it.
    console.error(error);
    leaveFirstSight();
    return false;
  }
}

async function begin(): Promise<void> {
  if (show()) await painted();
  const later = document.getElementById('first-sight-later');
  if (later instanceof HTMLTemplateElement) document.head.append(later.content);
}

void begin();
