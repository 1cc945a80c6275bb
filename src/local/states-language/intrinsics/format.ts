import { isObject } from "../json.ts";
import type { Json } from "../types.ts";
import { stringArgument } from "./arguments.ts";
import { type Intrinsic, IntrinsicFault } from "./intrinsic.ts";

/**
 * `States.Format(template, a, b, …)`: the template with each `{}` replaced by the next argument; `\{` is a brace.
 *
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/intrinsic-functions.html
 */
export const format: Intrinsic = {
  name: "States.Format",
  fewestArguments: 1,
  mostArguments: Number.POSITIVE_INFINITY,
  apply(args) {
    const template = stringArgument(args, 0);
    const values = args.slice(1);
    let used = 0;
    const text = template.replaceAll(/\\([{}\\])|\{\}/g, (_, escaped: string | undefined) => {
      if (escaped !== undefined) return escaped;
      used += 1;
      return printArgument(values[used - 1]);
    });
    if (used !== values.length) {
      throw new IntrinsicFault(`The template has ${used} placeholders for ${values.length} arguments`);
    }
    return text;
  },
};

/** Objects and arrays come out as Java prints its collections: `{Arg1=1, Arg2=[a, null]}` (recorded). */
function printArgument(value: Json | undefined): string {
  if (typeof value === "string") return value;
  if (Array.isArray(value)) return `[${value.map(printArgument).join(", ")}]`;
  if (!isObject(value)) return JSON.stringify(value ?? null);
  return `{${Object.entries(value)
    .map(([name, member]) => `${name}=${printArgument(member)}`)
    .join(", ")}}`;
}
