import { mistaken, type Finding } from "../check.ts";
import { itemsOf, memberOf, membersOf, nodeAt, textOf, type JsonNode } from "../json/json-node.ts";
import { stateMissing } from "./check-functions.ts";
import { findState, placeIn, type MachineFile, type WrittenState } from "./machine-file.ts";

/** A Choice state with a way for what no rule takes. */
export function checkChoiceState(file: MachineFile, name: string): Finding | undefined {
  const state = findState(file, name);
  if (state === undefined) return stateMissing(file, name);
  if (textOf(nodeAt(state.node, ["Type"])) !== "Choice")
    return mistaken({ code: "mistake-not-choice", values: { state: name } }, placeIn(file, state.key));
  if (memberOf(state.node, "Default") !== undefined) return undefined;
  return mistaken({ code: "mistake-no-default", values: { state: name } }, placeIn(file, state.key));
}

/** Whether a Choice compares one variable with each of some texts, so that any of them is enough. */
export function checkTextChoice(
  file: MachineFile,
  wanted: { state: string; variable: string; texts: readonly string[] },
): Finding | undefined {
  const state = findState(file, wanted.state);
  const rules = rulesOf(state);
  const compared = rules.flatMap(comparisonsOf);
  const elsewhere = compared.find(({ variable }) => textOf(variable) !== wanted.variable);
  if (elsewhere) {
    const values = { path: textOf(elsewhere.variable) ?? "", right: wanted.variable };
    return mistaken({ code: "mistake-choice-variable", values }, placeIn(file, elsewhere.variable ?? state?.key));
  }
  const both = rules.flatMap(conjunctionsOf).find((and) => comparisonsOf(and).length > 1);
  if (both) return mistaken({ code: "mistake-and-for-or" }, placeIn(file, memberOf(both, "And")?.key));
  for (const text of wanted.texts) {
    if (compared.some(({ value }) => textOf(value) === text)) continue;
    const near = compared.find(({ value }) => isLike(textOf(value) ?? "", text));
    if (near === undefined)
      return mistaken(
        { code: "mistake-choice-lacks", values: { state: wanted.state, text } },
        placeIn(file, state?.key),
      );
    const values = { found: textOf(near.value) ?? "", text };
    return mistaken({ code: "mistake-choice-text", values }, placeIn(file, near.value));
  }
  return undefined;
}

/** A number, and the state that it has to lead to. */
interface NumberWay {
  readonly number: number;
  readonly next: string;
}

/** Whether a Choice sends each of some numbers of a variable to its state. */
export function checkNumberChoice(
  file: MachineFile,
  wanted: { state: string; variable: string; ways: readonly NumberWay[] },
): Finding | undefined {
  const state = findState(file, wanted.state);
  const rules = rulesOf(state);
  const elsewhere = rules.flatMap(comparisonsOf).find(({ variable }) => textOf(variable) !== wanted.variable);
  if (elsewhere) {
    const values = { path: textOf(elsewhere.variable) ?? "", right: wanted.variable };
    return mistaken({ code: "mistake-choice-variable", values }, placeIn(file, elsewhere.variable ?? state?.key));
  }
  for (const { number, next } of wanted.ways) {
    const rule = rules.find((candidate) => holds(candidate, number));
    const way = nodeAt(rule ?? state?.node, [rule ? "Next" : "Default"]);
    if (textOf(way) === next) continue;
    const values = { number, next: textOf(way) ?? "", expected: next };
    return mistaken({ code: "mistake-band", values }, placeIn(file, way ?? state?.key));
  }
  return undefined;
}

interface Comparison {
  readonly operator: string;
  readonly variable: JsonNode | undefined;
  readonly value: JsonNode;
}

function rulesOf(state: WrittenState | undefined): readonly JsonNode[] {
  return itemsOf(nodeAt(state?.node, ["Choices"]));
}

/** The rules inside And, Or and Not. */
function partsOf(rule: JsonNode): readonly JsonNode[] {
  const not = memberOf(rule, "Not")?.node;
  return [...itemsOf(nodeAt(rule, ["And"])), ...itemsOf(nodeAt(rule, ["Or"])), ...(not ? [not] : [])];
}

function conjunctionsOf(rule: JsonNode): JsonNode[] {
  return [...(memberOf(rule, "And") ? [rule] : []), ...partsOf(rule).flatMap(conjunctionsOf)];
}

function comparisonsOf(rule: JsonNode): Comparison[] {
  const inner = partsOf(rule).flatMap(comparisonsOf);
  const own = membersOf(rule).find(({ name }) => /^(Numeric|String|Boolean|Is|Timestamp)/.test(name));
  if (own === undefined) return inner;
  return [...inner, { operator: own.name, variable: nodeAt(rule, ["Variable"]), value: own.node }];
}

/** Whether a rule takes a number, as Step Functions decides it. A comparison of another kind takes none. */
function holds(rule: JsonNode, number: number): boolean {
  if (memberOf(rule, "And")) return itemsOf(nodeAt(rule, ["And"])).every((part) => holds(part, number));
  if (memberOf(rule, "Or")) return itemsOf(nodeAt(rule, ["Or"])).some((part) => holds(part, number));
  const not = memberOf(rule, "Not")?.node;
  if (not) return !holds(not, number);
  const [comparison] = comparisonsOf(rule);
  const limit = comparison?.value.kind === "scalar" ? comparison.value.value : undefined;
  if (typeof limit !== "number") return false;
  switch (comparison?.operator) {
    case "NumericGreaterThanEquals":
      return number >= limit;
    case "NumericGreaterThan":
      return number > limit;
    case "NumericLessThanEquals":
      return number <= limit;
    case "NumericLessThan":
      return number < limit;
    case "NumericEquals":
      return number === limit;
    default:
      return false;
  }
}

/** `jpg`, `jpeg` and `Jpeg` are what people write for `JPEG`. */
function isLike(found: string, text: string): boolean {
  const plain = found.toUpperCase().replace(/^\./, "");
  return plain === text || (plain === "JPG" && text === "JPEG");
}
