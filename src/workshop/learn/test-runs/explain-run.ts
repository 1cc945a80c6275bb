import { isDeepStrictEqual } from "node:util";
import { parseJson, readMember, readText } from "../../json-member.ts";
import { failureText } from "../../run/outcome.ts";
import { mistaken, type Finding, type MistakeCode } from "../check.ts";
import { memberOf, nodeAt, type JsonNode } from "../json/json-node.ts";
import { findState, placeIn, textMember, type MachineFile } from "../definition/machine-file.ts";
import type { TestRun } from "./test-machine.ts";

/** The mistakes that {@link explainAccepted} recognises. */
export const acceptedMistakes: readonly MistakeCode[] = [
  "mistake-result-replaces-input",
  "mistake-null-expected",
  "mistake-result-dropped",
  "mistake-result-elsewhere",
];
/** The mistakes that {@link explainRefused} recognises. */
export const refusedMistakes: readonly MistakeCode[] = ["mistake-error-replaces-input", "mistake-message-not-alone"];

/** A member that the output of an accepted photo must hold, and the state that puts it there. */
export interface ExpectedMember {
  readonly state: string;
  readonly member: string;
}

/** Why a photo that should be accepted was not, or what its output lacks; undefined where all is well. */
export function explainAccepted(
  file: MachineFile,
  run: TestRun,
  expected: { members: readonly ExpectedMember[]; dropsResult?: string },
): Finding | undefined {
  if (run.outcome.kind === "failed") return explainLoss(file, run, expected.dropsResult) ?? explainFailure(file, run);
  if (run.outcome.kind !== "accepted") {
    const values = { key: run.key, reason: run.outcome.reason ?? { code: "unknown-reason" } };
    return mistaken({ code: "mistake-unexpected-refusal", values });
  }
  const loss = explainLoss(file, run, expected.dropsResult);
  if (loss) return loss;
  for (const { state, member } of expected.members) {
    if (readMember(run.output, member) !== undefined) continue;
    const path = findPath(file, state);
    const place = placeIn(file, path ?? findState(file, state)?.key);
    if (path?.kind === "scalar" && path.value === null)
      return mistaken({ code: "mistake-result-dropped", values: { state, member } }, place);
    const written = path?.kind === "scalar" ? String(path.value) : "$";
    return mistaken({ code: "mistake-result-elsewhere", values: { state, member, path: written } }, place);
  }
  return undefined;
}

/** The state after which the input's `userId` is gone. */
function explainLoss(file: MachineFile, run: TestRun, dropsResult: string | undefined): Finding | undefined {
  const loser = run.visits.find(
    ({ depth, input, output }) =>
      depth === 0 &&
      output !== undefined &&
      readText(parseJson(input), "userId") !== undefined &&
      readText(parseJson(output), "userId") === undefined,
  );
  if (loser === undefined) return undefined;
  const place = placeIn(file, findPath(file, loser.name) ?? findState(file, loser.name)?.key);
  const code = loser.name === dropsResult ? "mistake-null-expected" : "mistake-result-replaces-input";
  return mistaken({ code, values: { state: loser.name } }, place);
}

/** Why a photo that should be refused was not, or what is wrong with the message; undefined where all is well. */
export function explainRefused(
  file: MachineFile,
  run: TestRun,
  expected: { message: string; state: string; error: string },
): Finding | undefined {
  const { state, error, message } = expected;
  if (run.outcome.kind === "failed") {
    const failed = run.visits.findLast((visit) => visit.error !== undefined);
    if (failed?.error !== error) return explainFailure(file, run);
    return mistaken(
      { code: "mistake-nothing-catches", values: { state: failed.name, error } },
      placeIn(file, findState(file, failed.name)?.key),
    );
  }
  if (run.outcome.kind !== "refused")
    return mistaken({ code: "mistake-not-refused", values: { key: run.key, message: message.trim() } });
  const said = readText(run.output, "messageToSend", "message");
  if (said === message && isDeepStrictEqual(Object.keys(Object(run.output)), ["messageToSend"])) return undefined;
  const last = run.visits.findLast((visit) => visit.depth === 0)?.name ?? "";
  const kept = findPath(file, last);
  if (said === "" || (said === undefined && kept === undefined)) {
    const catchers = memberOf(findState(file, state)?.node, "Catch");
    return mistaken({ code: "mistake-error-replaces-input", values: { state } }, placeIn(file, catchers?.key));
  }
  if (said !== undefined && said !== message)
    return mistaken({ code: "mistake-other-message", values: { key: run.key, message: message.trim(), said } });
  return mistaken(
    { code: "mistake-message-not-alone", values: { state: last } },
    placeIn(file, kept ?? findState(file, last)?.key),
  );
}

/** An execution that failed: which state, with what error. */
export function explainFailure(file: MachineFile, run: TestRun): Finding {
  const failed = run.visits.findLast((visit) => visit.status === "failed" && visit.error !== undefined);
  const state = failed?.name;
  const reason = failureText(failed ?? run.execution) ?? run.execution.status ?? "";
  const place = state === undefined ? undefined : placeIn(file, findState(file, state)?.key);
  if (/ResourceNotFoundException/.test(reason) && /collection/i.test(reason))
    return mistaken({ code: "mistake-collection-missing", values: { state: state ?? "" } }, place);
  return mistaken({ code: "mistake-execution-failed", values: { key: run.key, state, reason } }, place);
}

/** The ResultPath of a state. */
export function findPath(file: MachineFile, state: string): JsonNode | undefined {
  return nodeAt(findState(file, state)?.node, ["ResultPath"]);
}

/** Whether a state leads to another by its Next. */
export function leadsTo(file: MachineFile, from: string, to: string): boolean {
  return textMember(findState(file, from), "Next") === to;
}
