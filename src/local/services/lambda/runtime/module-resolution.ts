import { existsSync } from "node:fs";
import nodeModule, { isBuiltin } from "node:module";
import { join, resolve } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { packageRoot } from "../../../../entry-point.ts";

/** The file that loads a handler on AWS. The code that does it here has this name, so that texts name the same one. */
export const runtimeFile = resolve("/var/runtime/index.mjs");

const runtimeUrl = pathToFileURL(runtimeFile).href;
const inRuntime = /^@(?:aws-sdk|smithy)(?:\/[a-z0-9-]+)+$/;

/**
 * Lets a function's code find the packages it would find on AWS and no others: those in its own zip file, and the
 * AWS SDK that AWS's Node runtimes carry (here: the clients this program has). Without it a function would also see
 * every `node_modules` folder above the data folder, and fail only once it is on AWS.
 */
export function restrictModules(taskRoot: string, options: { onHttps: () => void }): void {
  // Node 22 has hooks from 22.15 on, and an import by name would fail before; there functions see more than they
  // should, but run.
  if (typeof nodeModule.registerHooks !== "function") return;
  const inside = pathToFileURL(join(taskRoot, "/")).href;
  nodeModule.registerHooks({
    resolve(specifier, context, nextResolve) {
      if (/^(?:node:)?https$/.test(specifier)) options.onHttps();
      const fromFunction = context.parentURL === runtimeUrl || context.parentURL?.startsWith(inside);
      if (!fromFunction || !isBare(specifier)) return nextResolve(specifier, context);
      if (!inRuntime.test(specifier))
        return refuseOutside(specifier, inside, nextResolve(specifier, context), context.parentURL);
      try {
        const own = nextResolve(specifier, context);
        if (own.url.startsWith(inside)) return own;
      } catch {
        // Not in the zip file: the runtime's own copy below.
      }
      const carried = loadFromRuntime(specifier);
      if (carried) return carried;
      throw notFound(
        `'${specifier}': the local endpoint's Node runtime does not include it, but AWS's may. Put it into the function's zip file`,
        context.parentURL,
      );
    },
  });
}

/** The bundle of one of the SDK's packages, as the build makes it: CommonJS, as AWS's runtimes load it. */
function loadFromRuntime(specifier: string): { url: string; format: "commonjs"; shortCircuit: true } | undefined {
  const file = join(packageRoot, "dist", "sdk", `${specifier}.cjs`);
  return existsSync(file) ? { url: pathToFileURL(file).href, format: "commonjs", shortCircuit: true } : undefined;
}

function isBare(specifier: string): boolean {
  return !/^(?:[./\\#]|[a-z]:[\\/]|[a-z]+:)/i.test(specifier) && !isBuiltin(specifier);
}

function refuseOutside<T extends { url: string }>(specifier: string, inside: string, found: T, parent?: string): T {
  if (!found.url.startsWith("file:") || found.url.startsWith(inside)) return found;
  throw notFound(`'${specifier}'`, parent);
}

function notFound(what: string, parent?: string): Error {
  const stack = parent?.startsWith("file:") ? `\nRequire stack:\n- ${fileURLToPath(parent)}` : "";
  return Object.assign(new Error(`Cannot find module ${what}${stack}`), { code: "MODULE_NOT_FOUND" });
}
