import { createRequire } from 'node:module';

/** Of package.json, which lies beside the built file as well as above the sources' folder. */
export const VERSION: string = (createRequire(import.meta.url)('../package.json') as { version: string }).version;
