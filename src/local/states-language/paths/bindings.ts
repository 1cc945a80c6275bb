import type { JsonObject } from "../json.ts";
import type { RandomSource } from "../random-source.ts";
import type { Json } from "../types.ts";

/**
 * The values that a state's expressions can see.
 *
 * @see https://states-language.net/spec.html#path
 */
export interface Bindings {
  /** `$`: the data the expression is about. */
  readonly input: Json;
  /** `$$`: the context object, made only when an expression asks for it. */
  readonly context: () => Json;
  /** `$name`. */
  readonly variables: JsonObject;
  /** For `States.MathRandom`, `States.UUID` and their JSONata kin. */
  readonly random: RandomSource;
}
