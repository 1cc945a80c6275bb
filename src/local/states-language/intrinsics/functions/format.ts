import { stringArgument } from "../arguments.ts";
import { type Intrinsic, IntrinsicFault } from "../intrinsic.ts";
import { javaText } from "../java-value.ts";

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
    const text = template.replaceAll(/\\([{}\\])|\{\}|[{}]/g, (found, escaped: string | undefined) => {
      if (escaped !== undefined) return escaped;
      if (found !== "{}") throw unmatched(found);
      used += 1;
      return javaText(values[used - 1]);
    });
    if (used !== values.length) throw new IntrinsicFault();
    return text;
  },
};

function unmatched(brace: string): IntrinsicFault {
  const missing = brace === "{" ? "}" : "{";
  return new IntrinsicFault(`Invalid template in States.Format: matching '${missing}' not found for '${brace}'.`);
}
