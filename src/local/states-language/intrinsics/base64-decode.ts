import { stringArgument } from "./arguments.ts";
import { longestBase64Input } from "./base64-encode.ts";
import { type Intrinsic, IntrinsicFault } from "./intrinsic.ts";

/**
 * `States.Base64Decode(text)`: the text that the Base64 stands for.
 *
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/intrinsic-functions.html
 */
export const base64Decode: Intrinsic = {
  name: "States.Base64Decode",
  fewestArguments: 1,
  mostArguments: 1,
  apply(args) {
    const text = stringArgument(args, 0);
    if (text.length > longestBase64Input) {
      throw new IntrinsicFault(`The input must not be longer than ${longestBase64Input} characters`);
    }
    if (!/^[A-Za-z0-9+/\s]*={0,2}\s*$/.test(text)) throw new IntrinsicFault("The input is not valid Base64");
    return Buffer.from(text, "base64").toString("utf8");
  },
};
