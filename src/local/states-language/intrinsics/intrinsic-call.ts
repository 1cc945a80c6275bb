import type { Path } from "../paths/path.ts";
import type { Json } from "../types.ts";
import type { Intrinsic } from "./intrinsic.ts";

/**
 * A call of an intrinsic function, read.
 *
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/intrinsic-functions.html
 */
export interface IntrinsicCall {
  readonly source: string;
  readonly intrinsic: Intrinsic;
  readonly args: readonly IntrinsicArgument[];
}

export type IntrinsicArgument =
  | { readonly kind: "literal"; readonly value: Json }
  | { readonly kind: "path"; readonly path: Path }
  | { readonly kind: "call"; readonly call: IntrinsicCall };
