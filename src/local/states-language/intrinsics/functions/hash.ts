import { createHash } from "node:crypto";

import { stringArgument } from "../arguments.ts";
import { type Intrinsic, IntrinsicFault } from "../intrinsic.ts";

const algorithms = new Map([
  ["MD5", "md5"],
  ["SHA-1", "sha1"],
  ["SHA-256", "sha256"],
  ["SHA-384", "sha384"],
  ["SHA-512", "sha512"],
]);
const longestInput = 10_000;

/**
 * `States.Hash(data, algorithm)`: the digest of the data's text in hexadecimal digits.
 *
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/intrinsic-functions.html
 */
export const hash: Intrinsic = {
  name: "States.Hash",
  fewestArguments: 2,
  mostArguments: 2,
  apply(args) {
    const data = args[0] ?? null;
    const algorithm = algorithms.get(stringArgument(args, 1));
    if (algorithm === undefined) throw new IntrinsicFault();
    const text = typeof data === "string" ? data : JSON.stringify(data);
    if (text.length > longestInput) throw new IntrinsicFault();
    return createHash(algorithm).update(text).digest("hex");
  },
};
