import { signal } from '@preact/signals';

/** Who does not answer at the moment: the server, or the data behind it. Null when all is well. */
export const away = signal<'server' | 'data' | null>(null);
