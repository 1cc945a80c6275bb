import { equalJson } from "../../json.ts";
import type { Json } from "../../types.ts";
import { arrayArgument } from "../arguments.ts";
import type { Intrinsic } from "../intrinsic.ts";
import { bucketOrder, javaHash } from "../java-value.ts";

/**
 * `States.ArrayUnique(items)`: the items without repetitions, in the order that a set of Java's gives them: small
 * numbers come out sorted, false before true.
 *
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/intrinsic-functions.html
 */
export const arrayUnique: Intrinsic = {
  name: "States.ArrayUnique",
  fewestArguments: 1,
  mostArguments: 1,
  apply(args) {
    const seen = new Map<number, Json[]>();
    const unique: { item: Json; hash: number }[] = [];
    for (const item of arrayArgument(args, 0)) {
      const hash = javaHash(item);
      const alike = seen.get(hash) ?? [];
      if (alike.some((earlier) => equalJson(earlier, item))) continue;
      seen.set(hash, [...alike, item]);
      unique.push({ item, hash });
    }
    return bucketOrder(unique).map(({ item }) => item);
  },
};
