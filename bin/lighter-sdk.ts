import type { Plugin } from "rolldown";

interface Change {
  readonly file: RegExp;
  readonly from: string;
  readonly to: string;
}

/**
 * Work of some modules of the SDK when they are loaded, or for every client, that only few calls need. A change that
 * finds no place fails the build: the package has changed, and the change has to be looked at again.
 */
const changes: readonly Change[] = [
  // Looks for an own agent before it asks for the class, which loads TLS (16 ms).
  {
    file: /node-http-handler[\\/]dist-es[\\/]node-http-handler\.js$/,
    from: 'if (httpsAgent instanceof node_https.Agent || typeof httpsAgent?.destroy === "function") {',
    to: 'if (typeof httpsAgent?.destroy === "function" || httpsAgent instanceof node_https.Agent) {',
  },
  // The global `crypto` is the web's, which loads the web's streams (5 ms); the function of `node:crypto` is the same.
  {
    file: /@smithy[\\/]core[\\/]dist-es[\\/]submodules[\\/]serde[\\/]index\.js$/,
    from: "export const v4 = bindV4(_getRandomValues);",
    to: 'export const v4 = () => process.getBuiltinModule("node:crypto").randomUUID();',
  },
  {
    file: /@smithy[\\/]core[\\/]dist-es[\\/]submodules[\\/]serde[\\/]index\.js$/,
    from: "const _getRandomValues = getRandomValues;",
    to: "",
  },
];

/** Changes modules of the SDK so that loading them does less. They behave as before. */
export const lighterSdk: Plugin = {
  name: "lighter-sdk",
  transform(code, id) {
    const due = changes.filter(({ file }) => file.test(id));
    if (due.length === 0) return undefined;
    for (const { from } of due) if (!code.includes(from)) this.error(`${id} has changed: no “${from}”`);
    return { code: due.reduce((changed, { from, to }) => changed.replace(from, to), code), map: null };
  },
};
