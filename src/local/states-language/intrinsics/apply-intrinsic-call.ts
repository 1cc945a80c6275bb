import { errorNames } from "../errors/error-names.ts";
import { RuntimeFault } from "../errors/states-error.ts";
import type { Bindings } from "../paths/bindings.ts";
import { describeMisplacedIndex } from "../paths/missing-path.ts";
import type { Path } from "../paths/path.ts";
import { selectPath } from "../paths/select.ts";
import type { Json } from "../types.ts";
import type { IntrinsicArgument, IntrinsicCall } from "./intrinsic-call.ts";
import { IntrinsicFault } from "./intrinsic.ts";

/**
 * Returns what a call of an intrinsic function gives. AWS names the whole expression in its texts, not the inner call
 * that failed (measured on AWS by another project for arguments that are missing).
 *
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/intrinsic-functions.html
 * @throws RuntimeFault when an argument is missing or the function refuses its arguments
 */
export function applyIntrinsicCall(call: IntrinsicCall, bindings: Bindings): Json {
  try {
    return applyCall(call, { expression: call.source, bindings });
  } catch (error) {
    if (!(error instanceof IntrinsicFault)) throw error;
    throw new RuntimeFault(
      `There was an error while evaluating the intrinsic function: ${call.source}. ${error.message}`,
      {
        alias: errorNames.intrinsicFailure,
      },
    );
  }
}

interface Evaluation {
  /** The whole expression, as it is written. */
  readonly expression: string;
  readonly bindings: Bindings;
}

function applyCall({ intrinsic, args: given }: IntrinsicCall, evaluation: Evaluation): Json {
  const args = given.map((argument) => argumentValue(argument, evaluation));
  try {
    if (args.length < intrinsic.fewestArguments || args.length > intrinsic.mostArguments) throw new IntrinsicFault();
    return intrinsic.apply(args, evaluation.bindings.random);
  } catch (error) {
    if (!(error instanceof IntrinsicFault) || error.message !== "") throw error;
    throw new IntrinsicFault(`Invalid arguments in ${intrinsic.name}`);
  }
}

function argumentValue(argument: IntrinsicArgument, evaluation: Evaluation): Json {
  if (argument.kind === "literal") return argument.value;
  if (argument.kind === "call") return applyCall(argument.call, evaluation);
  const { expression, bindings } = evaluation;
  const value = selectPath(argument.path, bindings);
  if (value !== undefined) return value;
  throw new RuntimeFault(
    `The function '${expression}' had the following error: ${describeMissingArgument(argument.path, bindings)}`,
    { alias: errorNames.intrinsicFailure },
  );
}

/** A path into the context object is named from its own root, beside the input of the state. */
function describeMissingArgument(path: Path, bindings: Bindings): string {
  const wrongKind = describeMisplacedIndex(path, bindings);
  if (wrongKind !== undefined) return wrongKind;
  const shown = path.root.kind === "context" ? path.source.slice(1) : path.source;
  return `The JsonPath argument for the field '${shown}' could not be found in the input '${JSON.stringify(bindings.input)}'`;
}
