/**
 * For vitest's `server`: the program that `runCli` runs is loaded by Node itself, as its commands are. They share their
 * modules then, and vitest need not transform them.
 */
export const programLoadedByNode = { deps: { external: [/\/src\/cli\/main\.ts$/] } };
