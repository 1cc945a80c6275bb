import { arrayArgument, integerArgument } from "../arguments.ts";
import { type Intrinsic, IntrinsicFault } from "../intrinsic.ts";

/**
 * `States.ArrayGetItem(items, index)`: the item at the index, counted from 0. In an empty array every item is null.
 *
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/intrinsic-functions.html
 */
export const arrayGetItem: Intrinsic = {
  name: "States.ArrayGetItem",
  fewestArguments: 2,
  mostArguments: 2,
  apply(args) {
    const items = arrayArgument(args, 0);
    const index = integerArgument(args, 1);
    if (index < 0) throw new IntrinsicFault();
    if (items.length === 0) return null;
    const item = items[index];
    if (item === undefined) throw new IntrinsicFault();
    return item;
  },
};
