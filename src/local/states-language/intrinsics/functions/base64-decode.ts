import { stringArgument } from "../arguments.ts";
import { longestBase64Input } from "./base64-encode.ts";
import { type Intrinsic, IntrinsicFault } from "../intrinsic.ts";

/**
 * `States.Base64Decode(text)`: decodes Base64 to text. Characters outside the alphabet are skipped, and `=` ends it.
 *
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/intrinsic-functions.html
 */
export const base64Decode: Intrinsic = {
  name: "States.Base64Decode",
  fewestArguments: 1,
  mostArguments: 1,
  apply(args) {
    const text = stringArgument(args, 0);
    if (text.length > longestBase64Input) throw new IntrinsicFault();
    const digits = text.replace(/=.*$/s, "").replaceAll(/[^A-Za-z0-9+/_-]/g, "");
    return Buffer.from(digits, "base64").toString("utf8");
  },
};
