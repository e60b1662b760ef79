import { register } from 'tsx/esm/api';

// A thread begins without what reads TypeScript for the server.
register();
await import('./arranging-thread.ts');
