import { stringArgument } from "../arguments.ts";
import { type Intrinsic, IntrinsicFault } from "../intrinsic.ts";

/**
 * The longest text the Base64 functions take, in characters.
 *
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/intrinsic-functions.html
 */
export const longestBase64Input = 10_000;

/** `States.Base64Encode(text)`: the UTF-8 bytes of the text as MIME Base64. */
export const base64Encode: Intrinsic = {
  name: "States.Base64Encode",
  fewestArguments: 1,
  mostArguments: 1,
  apply(args) {
    const text = stringArgument(args, 0);
    if (text.length > longestBase64Input) throw new IntrinsicFault();
    return Buffer.from(text, "utf8").toString("base64");
  },
};
