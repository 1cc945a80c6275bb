import { mistaken, type Finding } from "../check.ts";
import { itemsOf, memberOf, nodeAt, textOf, type JsonNode } from "../json/json-node.ts";
import { stateMissing } from "./check-functions.ts";
import { findState, listTexts, placeIn, type MachineFile } from "./machine-file.ts";

/** Whether a task that waits for a person has an end: a time to decide, and a shorter time between signs of life. */
export function checkWaiting(file: MachineFile, name: string): Finding | undefined {
  const state = findState(file, name);
  if (state === undefined) return stateMissing(file, name);
  const [timeout, heartbeat] = [memberOf(state.node, "TimeoutSeconds"), memberOf(state.node, "HeartbeatSeconds")];
  if (timeout === undefined)
    return mistaken({ code: "mistake-no-timeout", values: { state: name } }, placeIn(file, state.key));
  if (heartbeat === undefined)
    return mistaken({ code: "mistake-no-heartbeat", values: { state: name } }, placeIn(file, state.key));
  const [most, pause] = [numberOf(timeout.node), numberOf(heartbeat.node)];
  if (pause < most) return undefined;
  return mistaken(
    { code: "mistake-heartbeat-late", values: { heartbeat: pause, timeout: most } },
    placeIn(file, heartbeat.node),
  );
}

/** Whether a task's result has a place beside its input. */
export function checkKeepsInput(file: MachineFile, wanted: { state: string; path: string }): Finding | undefined {
  const state = findState(file, wanted.state);
  if (state === undefined) return stateMissing(file, wanted.state);
  const path = memberOf(state.node, "ResultPath");
  const written = textOf(path?.node);
  if (path !== undefined && written !== "$") return undefined;
  return mistaken({ code: "mistake-approval-overwrites", values: wanted }, placeIn(file, path?.key ?? state.key));
}

/** An error of a task, and the state that its Catch leads to. */
interface CaughtRoute {
  readonly error: string;
  readonly next: string;
}

/** Whether a task's Catch leads each of some errors to its own state. The first entry that names an error counts. */
export function checkCaughtRoutes(
  file: MachineFile,
  wanted: { state: string; ways: readonly CaughtRoute[] },
): Finding | undefined {
  const state = findState(file, wanted.state);
  if (state === undefined) return stateMissing(file, wanted.state);
  const entries = itemsOf(nodeAt(state.node, ["Catch"]));
  for (const { error, next } of wanted.ways) {
    const entry = entries.find((candidate) => takes(candidate, error));
    const key = memberOf(state.node, "Catch")?.key ?? state.key;
    if (entry === undefined)
      return mistaken({ code: "mistake-catch-missing", values: { state: state.name, error } }, placeIn(file, key));
    const way = nodeAt(entry, ["Next"]);
    if (textOf(way) === next) continue;
    const values = { error, next: textOf(way) ?? "", expected: next };
    return mistaken({ code: "mistake-caught-elsewhere", values }, placeIn(file, way ?? key));
  }
  return undefined;
}

/** `States.ALL` and, of what a task fails with, `States.TaskFailed` take more than they name. */
function takes(entry: JsonNode, error: string): boolean {
  const names = listTexts(nodeAt(entry, ["ErrorEquals"])).map(({ text }) => text);
  const task = error !== "States.Timeout" && error !== "States.HeartbeatTimeout";
  return names.some(
    (name) =>
      name === error ||
      name === "States.ALL" ||
      (name === "States.TaskFailed" && task) ||
      (name === "States.Timeout" && error === "States.HeartbeatTimeout"),
  );
}

function numberOf(node: JsonNode): number {
  return node.kind === "scalar" && typeof node.value === "number" ? node.value : Number.NaN;
}
