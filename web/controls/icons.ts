import bookOpen from 'lucide-static/icons/book-open.svg?raw';
import chevronDown from 'lucide-static/icons/chevron-down.svg?raw';
import chevronUp from 'lucide-static/icons/chevron-up.svg?raw';
import circleHelp from 'lucide-static/icons/circle-help.svg?raw';
import code from 'lucide-static/icons/code.svg?raw';
import columns from 'lucide-static/icons/columns-2.svg?raw';
import command from 'lucide-static/icons/command.svg?raw';
import compass from 'lucide-static/icons/compass.svg?raw';
import crosshair from 'lucide-static/icons/crosshair.svg?raw';
import download from 'lucide-static/icons/download.svg?raw';
import eyeOff from 'lucide-static/icons/eye-off.svg?raw';
import languages from 'lucide-static/icons/languages.svg?raw';
import lasso from 'lucide-static/icons/lasso.svg?raw';
import filter from 'lucide-static/icons/list-filter.svg?raw';
import addSlide from 'lucide-static/icons/list-plus.svg?raw';
import maximize from 'lucide-static/icons/maximize.svg?raw';
import minus from 'lucide-static/icons/minus.svg?raw';
import moon from 'lucide-static/icons/moon.svg?raw';
import network from 'lucide-static/icons/network.svg?raw';
import pin from 'lucide-static/icons/pin.svg?raw';
import plus from 'lucide-static/icons/plus.svg?raw';
import presentation from 'lucide-static/icons/presentation.svg?raw';
import redo from 'lucide-static/icons/redo-2.svg?raw';
import rotateCcw from 'lucide-static/icons/rotate-ccw.svg?raw';
import route from 'lucide-static/icons/route.svg?raw';
import search from 'lucide-static/icons/search.svg?raw';
import shrink from 'lucide-static/icons/shrink.svg?raw';
import sun from 'lucide-static/icons/sun.svg?raw';
import sunMoon from 'lucide-static/icons/sun-moon.svg?raw';
import table from 'lucide-static/icons/table.svg?raw';
import checkQuote from 'lucide-static/icons/text-search.svg?raw';
import undo from 'lucide-static/icons/undo-2.svg?raw';
import wand from 'lucide-static/icons/wand-sparkles.svg?raw';
import x from 'lucide-static/icons/x.svg?raw';

/** The icons that are used on the page from the first, as text; those of parts that come later: later-icons.ts. */
export const icons = {
  addSlide,
  presentation,

  bookOpen,
  checkQuote,
  chevronDown,
  chevronUp,
  circleHelp,
  code,
  columns,
  command,
  compass,
  crosshair,
  download,
  eyeOff,
  filter,
  languages,
  lasso,
  maximize,
  minus,
  moon,
  network,
  pin,
  plus,
  redo,
  route,
  rotateCcw,
  search,
  shrink,
  sun,
  sunMoon,
  table,
  undo,
  wand,
  x,
};
