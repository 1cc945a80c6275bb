import { checkShapes } from "../../machine/check-shapes.ts";
import { mistaken, type Finding } from "../check.ts";
import { itemsOf, memberOf, membersOf, nodeAt, textOf, type JsonNode } from "../json/json-node.ts";
import { stateMissing } from "./check-functions.ts";
import { findState, listStates, listTexts, placeIn, textMember, type MachineFile } from "./machine-file.ts";

/** Whether a state calls a service by its own integration, such as `dynamodb:putItem`, with a value of a parameter. */
export function checkIntegration(
  file: MachineFile,
  wanted: { state: string; integration: string; parameter: string; value: string },
): Finding | undefined {
  const { state: name, integration, parameter, value } = wanted;
  const state = findState(file, name);
  if (state === undefined) return stateMissing(file, name);
  const resource = memberOf(state.node, "Resource");
  const called = textOf(resource?.node) ?? "";
  if (!called.endsWith(`:states:::${integration}`))
    return mistaken(
      { code: "mistake-not-native", values: { state: name, called, integration } },
      placeIn(file, resource?.node ?? state.key),
    );
  const given = nodeAt(state.node, ["Parameters", parameter]);
  if (textOf(given) === value) return undefined;
  return mistaken(
    { code: "mistake-other-parameter", values: { state: name, parameter, found: textOf(given), value } },
    placeIn(file, given ?? resource?.key),
  );
}

const attributeTypes = new Set(["S", "N", "B", "BOOL", "M", "L", "SS", "NS", "BS", "NULL"]);

/** Whether each attribute of an item has a type, and each text that should be read from the input ends in `.$`. */
export function checkItemTypes(file: MachineFile, name: string): Finding | undefined {
  const item = nodeAt(findState(file, name)?.node, ["Parameters", "Item"]);
  if (item === undefined)
    return mistaken(
      { code: "mistake-item-untyped", values: { member: "Item" } },
      placeIn(file, findState(file, name)?.key),
    );
  return checkAttributes(file, item);
}

function checkAttributes(file: MachineFile, item: JsonNode): Finding | undefined {
  for (const { name: member, node, key } of membersOf(item)) {
    const [typed] = membersOf(node);
    const type = typed?.name.replace(/\.\$$/, "") ?? "";
    if (typed === undefined || !attributeTypes.has(type))
      return mistaken({ code: "mistake-item-untyped", values: { member } }, placeIn(file, key));
    const text = textOf(typed.node);
    if (typed.name === type && text?.startsWith("$") === true)
      return mistaken({ code: "mistake-path-as-text", values: { member: type, text } }, placeIn(file, typed.node));
    if (typed.name === "S.$" && text?.endsWith(".thumbnail") === true)
      return mistaken({ code: "mistake-object-as-text", values: { member, path: text } }, placeIn(file, typed.node));
    const inner = type === "M" ? checkAttributes(file, typed.node) : undefined;
    if (inner) return inner;
  }
  return undefined;
}

/** A path that reads a result in another shape than it has: `lambda:invoke` wraps each result as `Payload`. */
export function checkResultShapes(file: MachineFile): Finding | undefined {
  for (const { code, values } of checkShapes(file.text)) {
    if (code !== "shape-in-payload" && code !== "shape-no-payload") continue;
    const node = listTexts(file.root).find(({ text }) => text === values.path)?.node;
    const mistake = code === "shape-in-payload" ? "mistake-payload-missing" : "mistake-payload-extra";
    const { path, right, source } = values;
    return mistaken({ code: mistake, values: { path, right, source } }, placeIn(file, node));
  }
  const narrowed = listStates(file.root).find((state) => textMember(state, "OutputPath") === "$.Payload");
  if (narrowed === undefined) return undefined;
  return mistaken(
    { code: "mistake-output-path", values: { state: narrowed.name } },
    placeIn(file, memberOf(narrowed.node, "OutputPath")?.key),
  );
}

/** Whether each task that invokes a function retries Lambda's own faults. */
export function checkLambdaRetries(file: MachineFile): Finding | undefined {
  const without = listStates(file.root).find((state) => {
    if (textMember(state, "Resource")?.includes(":::lambda:invoke") !== true) return false;
    const retried = itemsOf(nodeAt(state.node, ["Retry"])).flatMap((entry) =>
      listTexts(nodeAt(entry, ["ErrorEquals"])),
    );
    return !retried.some(({ text }) => /^(Lambda\.|States\.(ALL|TaskFailed)$)/.test(text));
  });
  if (without === undefined) return undefined;
  return mistaken(
    { code: "mistake-lambda-retry-missing", values: { state: without.name } },
    placeIn(file, without.key),
  );
}
