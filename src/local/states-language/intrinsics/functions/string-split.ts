import { stringArgument } from "../arguments.ts";
import type { Intrinsic } from "../intrinsic.ts";

/**
 * `States.StringSplit(text, delimiters)`: the parts between the delimiters. Each character of the second argument is a
 * delimiter, and empty parts are left out (recorded: `a,,b` split at `,` is `a` and `b`).
 *
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/intrinsic-functions.html
 */
export const stringSplit: Intrinsic = {
  name: "States.StringSplit",
  fewestArguments: 2,
  mostArguments: 2,
  apply(args) {
    const delimiters = new Set(stringArgument(args, 1));
    const parts: string[] = [];
    let part = "";
    for (const character of stringArgument(args, 0)) {
      if (!delimiters.has(character)) {
        part += character;
        continue;
      }
      if (part !== "") parts.push(part);
      part = "";
    }
    return part === "" ? parts : [...parts, part];
  },
};
