import { join } from "node:path";
import { packageRoot } from "../../src/package-root.ts";

/** The folder where programs that tests start keep compiled code. */
export const compileCache =
  process.env["NODE_COMPILE_CACHE"] ?? join(packageRoot, "node_modules", ".cache", "compiled");

/**
 * Before all tests: the processes of the tests keep compiled code and stripped types in one folder. A daemon that runs
 * from the sources starts in half of the time then.
 */
export default function shareCompiledCode(): void {
  process.env["NODE_COMPILE_CACHE"] = compileCache;
}
