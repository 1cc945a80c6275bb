import { errorNames } from "../errors/error-names.ts";
import { RuntimeFault } from "../errors/states-error.ts";
import type { Bindings } from "../paths/bindings.ts";
import { selectPath } from "../paths/select.ts";
import type { Json } from "../types.ts";
import type { IntrinsicArgument, IntrinsicCall } from "./intrinsic-call.ts";
import { IntrinsicFault } from "./intrinsic.ts";

/**
 * Returns what a call of an intrinsic function gives.
 *
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/intrinsic-functions.html
 * @throws RuntimeFault when an argument is missing or the function refuses its arguments
 */
export function applyIntrinsicCall(call: IntrinsicCall, bindings: Bindings): Json {
  const { intrinsic, source } = call;
  const args = call.args.map((argument) => argumentValue(argument, call, bindings));
  try {
    if (args.length < intrinsic.fewestArguments || args.length > intrinsic.mostArguments) throw new IntrinsicFault();
    return intrinsic.apply(args, bindings.random);
  } catch (error) {
    if (!(error instanceof IntrinsicFault)) throw error;
    const reason = error.message === "" ? `Invalid arguments in ${intrinsic.name}` : error.message;
    throw new RuntimeFault(`There was an error while evaluating the intrinsic function: ${source}. ${reason}`, {
      alias: errorNames.intrinsicFailure,
    });
  }
}

function argumentValue(argument: IntrinsicArgument, call: IntrinsicCall, bindings: Bindings): Json {
  if (argument.kind === "literal") return argument.value;
  if (argument.kind === "call") return applyIntrinsicCall(argument.call, bindings);
  const value = selectPath(argument.path, bindings);
  if (value !== undefined) return value;
  throw new RuntimeFault(
    `The function '${call.source}' had the following error: The JsonPath argument for the field ` +
      `'${argument.path.source}' could not be found in the input '${JSON.stringify(bindings.input)}'`,
    { alias: errorNames.intrinsicFailure },
  );
}
