import { types } from "node:util";
import { createContext, type Context, Script } from "node:vm";

/** Whether all texts match a pattern as a whole; undefined when that took too long. */
export type PatternCheck = (pattern: string, texts: readonly string[]) => boolean | undefined;

/**
 * How long all patterns of one request may compute together, in milliseconds. A busy machine needs more time for it.
 */
const longest = 250;

/** How often a check begins again that was stopped before it had computed for so long. */
const mostStarts = 20;

/**
 * Checks texts against patterns that a person wrote: of templates and parameters. A pattern with nested repetitions can take longer than anybody waits, so
 * that each check runs where the engine stops it.
 */
export function createPatternCheck(): PatternCheck {
  const run = new Script(`texts.every((text) => new RegExp("^(?:" + pattern + ")$").test(text))`);
  const values = {};
  let context: Context | undefined;
  let left = longest;
  return (pattern, texts) => {
    if (left < 1) return undefined;
    context ??= createContext(values, { codeGeneration: { strings: false, wasm: false } });
    Object.assign(values, { pattern, texts });
    for (let start = 1; start <= mostStarts && left >= 1; start += 1) {
      const before = process.cpuUsage();
      try {
        return run.runInContext(context, { timeout: Math.ceil(left) }) === true;
      } catch (error) {
        // An error of the context is not an instance of this realm's Error.
        if (!types.isNativeError(error) || Reflect.get(error, "code") !== "ERR_SCRIPT_EXECUTION_TIMEOUT") throw error;
      } finally {
        const { user, system } = process.cpuUsage(before);
        left -= (user + system) / 1000;
      }
    }
    return undefined;
  };
}
