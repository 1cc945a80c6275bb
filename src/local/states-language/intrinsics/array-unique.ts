import { equalJson } from "../json.ts";
import type { Json } from "../types.ts";
import { arrayArgument } from "./arguments.ts";
import type { Intrinsic } from "./intrinsic.ts";

/**
 * `States.ArrayUnique(items)`: the items without repetitions, each where it first stood.
 *
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/intrinsic-functions.html
 */
export const arrayUnique: Intrinsic = {
  name: "States.ArrayUnique",
  fewestArguments: 1,
  mostArguments: 1,
  apply(args) {
    const plain = new Set<Json>();
    const composite: Json[] = [];
    return arrayArgument(args, 0).filter((item) => {
      const isNew =
        typeof item === "object" && item !== null
          ? !composite.some((earlier) => equalJson(earlier, item))
          : !plain.has(item);
      if (isNew && typeof item === "object" && item !== null) composite.push(item);
      else plain.add(item);
      return isNew;
    });
  },
};
