import swap from 'lucide-static/icons/arrow-left-right.svg?raw';
import chevronLeft from 'lucide-static/icons/chevron-left.svg?raw';
import chevronRight from 'lucide-static/icons/chevron-right.svg?raw';
import copy from 'lucide-static/icons/copy.svg?raw';
import folderOpen from 'lucide-static/icons/folder-open.svg?raw';
import play from 'lucide-static/icons/play.svg?raw';
import trash from 'lucide-static/icons/trash-2.svg?raw';

/** The icons of what the first picture does not need, as text. */
export const laterIcons = { chevronLeft, chevronRight, copy, folderOpen, play, swap, trash };
