import { zipSync } from "fflate";

/** A date every zip file can hold; always the same, so that the same code gives the same hash. */
const anyDate = new Date(2000, 0, 1);

/**
 * The zip file that CloudFormation makes of code in a template (`ZipFile`): one file named `index`, a module when it
 * is written as one (Template Reference, AWS::Lambda::Function Code).
 */
export function inlineCode(code: string): Uint8Array {
  const isModule = /^\s*(?:import|export)\s/mu.test(code);
  return zipSync({ [isModule ? "index.mjs" : "index.js"]: new TextEncoder().encode(code) }, { mtime: anyDate });
}
