import { signal } from '@preact/signals';

/**
 * Whether what surrounds the picture is drawn: the header, the legend, the tools. Over a first sight in which something
 * has been chosen the words that it rests on come first, and these a frame later (main.tsx); till then they are the
 * empty bands that the first sight has.
 */
export const surrounded = signal(true);
