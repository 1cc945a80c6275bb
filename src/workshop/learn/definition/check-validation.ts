import { validateDefinition } from "../../../aws/machine/validate-definition.ts";
import type { Environment } from "../../environment.ts";
import { mistaken, type Finding, type MistakeCode } from "../check.ts";
import { memberOf, nodeAt, type JsonNode } from "../json/json-node.ts";
import { placeIn, type MachineFile } from "./machine-file.ts";

/** The mistakes that {@link checkValidation} recognises. */
export const validationMistakes: readonly MistakeCode[] = ["mistake-validation"];

/** Lets Step Functions validate the definition, and finds the line that its first complaint is about. */
export async function checkValidation(
  file: MachineFile,
  environment: Pick<Environment, "session">,
): Promise<Finding | undefined> {
  const problems = await validateDefinition(environment.session, file.text.replace(/^\uFEFF/, ""));
  const error = problems?.find((problem) => problem.severity === "ERROR");
  if (error === undefined) return undefined;
  const { code, message, location } = error;
  return mistaken(
    { code: "mistake-validation", values: { code, text: message } },
    placeIn(file, spanOfLocation(file.root, location)),
  );
}

/**
 * The part of a file that a location such as `/States/Both/Branches[0]/States/Look/Next` means: the name of the last
 * member that is there.
 */
function spanOfLocation(
  root: JsonNode | undefined,
  location: string | undefined,
): { start: number; end: number } | undefined {
  let [node, span]: [JsonNode | undefined, { start: number; end: number } | undefined] = [root, undefined];
  for (const step of stepsOf(location ?? "")) {
    const member = typeof step === "string" ? memberOf(node, step) : undefined;
    const next = member?.node ?? (typeof step === "number" ? nodeAt(node, [step]) : undefined);
    if (next === undefined) break;
    span = member?.key ?? { start: next.start, end: next.start + 1 };
    node = next;
  }
  return span;
}

function stepsOf(location: string): (string | number)[] {
  return location
    .split("/")
    .filter((part) => part !== "")
    .map((part) => part.replaceAll("~1", "/").replaceAll("~0", "~"))
    .flatMap((part) => {
      const index = /^(.*)\[(\d+)\]$/.exec(part);
      return index ? [index[1] ?? "", Number(index[2])] : [/^\d+$/.test(part) ? Number(part) : part];
    });
}
