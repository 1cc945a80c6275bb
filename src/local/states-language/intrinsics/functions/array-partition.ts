import { arrayArgument, integerArgument } from "../arguments.ts";
import { type Intrinsic, IntrinsicFault } from "../intrinsic.ts";

/**
 * `States.ArrayPartition(items, size)`: the items in chunks; the last chunk may be shorter.
 *
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/intrinsic-functions.html
 */
export const arrayPartition: Intrinsic = {
  name: "States.ArrayPartition",
  fewestArguments: 2,
  mostArguments: 2,
  apply(args) {
    const items = arrayArgument(args, 0);
    const size = integerArgument(args, 1);
    if (size < 1) throw new IntrinsicFault();
    return Array.from({ length: Math.ceil(items.length / size) }, (_, chunk) =>
      items.slice(chunk * size, (chunk + 1) * size),
    );
  },
};
