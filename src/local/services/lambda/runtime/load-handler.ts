import { existsSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { basename, dirname, join } from "node:path";
import { pathToFileURL } from "node:url";
import { runtimeError } from "./error-shape.ts";
import { runtimeFile } from "./module-resolution.ts";

/** A function's handler; what it takes and gives is between it and its caller. */
export type Handler = (event: unknown, context: object, callback: (...result: unknown[]) => void) => unknown;

const requireFromRuntime = createRequire(runtimeFile);

/**
 * Loads `folder/file.method` (or `file.object.method`) below a task root: `.js` by the nearest package.json, `.mjs`,
 * `.cjs`, else as Node finds a module of that name.
 *
 * @throws Error named `Runtime.HandlerNotFound`, `Runtime.ImportModuleError`, `Runtime.UserCodeSyntaxError` or
 *   `Runtime.MalformedHandlerName`; what the module's own code throws passes through
 */
export async function loadHandler(taskRoot: string, handlerName: string): Promise<Handler> {
  if (handlerName.includes("..")) {
    throw runtimeError(
      "MalformedHandlerName",
      `'${handlerName}' is not a valid handler name. Use absolute paths when specifying root directories in handler names.`,
    );
  }
  const name = basename(handlerName);
  const dot = name.indexOf(".");
  if (dot < 0) throw runtimeError("MalformedHandlerName", "Bad handler");
  const file = join(taskRoot, dirname(handlerName), name.slice(0, dot));
  const found = name
    .slice(dot + 1)
    .split(".")
    .reduce<unknown>(readProperty, await loadModule(taskRoot, file, name.slice(0, dot)));
  if (!found) throw runtimeError("HandlerNotFound", `${handlerName} is undefined or not exported`);
  if (!isHandler(found)) throw runtimeError("HandlerNotFound", `${handlerName} is not a function`);
  return found;
}

async function loadModule(taskRoot: string, file: string, moduleName: string): Promise<unknown> {
  try {
    if (existsSync(`${file}.js`))
      return isModuleFolder(dirname(file)) ? await importFile(`${file}.js`) : requireFromRuntime(`${file}.js`);
    if (existsSync(`${file}.mjs`)) return await importFile(`${file}.mjs`);
    if (existsSync(`${file}.cjs`)) return requireFromRuntime(`${file}.cjs`);
    return requireFromRuntime(requireFromRuntime.resolve(moduleName, { paths: [taskRoot, dirname(file)] }));
  } catch (error) {
    if (error instanceof SyntaxError) throw runtimeError("UserCodeSyntaxError", String(error), error.stack);
    if (error instanceof Error && "code" in error && isNotFound(error.code)) {
      throw runtimeError("ImportModuleError", String(error), error.stack);
    }
    throw error;
  }
}

async function importFile(file: string): Promise<unknown> {
  return await import(pathToFileURL(file).href);
}

function isNotFound(code: unknown): boolean {
  return code === "MODULE_NOT_FOUND" || code === "ERR_MODULE_NOT_FOUND";
}

function isModuleFolder(folder: string): boolean {
  const file = join(folder, "package.json");
  if (existsSync(file)) {
    const description: unknown = JSON.parse(readFileSync(file, "utf8"));
    return readProperty(description, "type") === "module";
  }
  const parent = dirname(folder);
  return parent !== folder && basename(folder) !== "node_modules" && isModuleFolder(parent);
}

function readProperty(value: unknown, key: string): unknown {
  return (typeof value === "object" || typeof value === "function") && value !== null
    ? Reflect.get(value, key)
    : undefined;
}

function isHandler(value: unknown): value is Handler {
  return typeof value === "function";
}
