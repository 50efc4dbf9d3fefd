import manifest from '../package.json' with { type: 'json' };

/** This program's version, as the database remembers who wrote it last. */
export const { version } = manifest;
