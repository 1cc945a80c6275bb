import type jsonata from "jsonata";

import { MemoryExceeded, mostCharacters, mostElements } from "./evaluation-limits.ts";
import type { WorkMeter } from "./work-meter.ts";

type Compiled = ReturnType<typeof jsonata>;
type Node = Readonly<Record<string, unknown>>;
interface Environment {
  lookup(name: string): unknown;
}

/** `assign` takes the names of hooks as well, which are symbols. */
interface Hooked {
  assign(name: string | symbol, hook: (...given: [object, unknown, Environment, unknown]) => void): void;
}

const entryHook = Symbol.for("jsonata.__evaluate_entry");
const exitHook = Symbol.for("jsonata.__evaluate_exit");

/**
 * The variable that holds an evaluation's meter. No expression can name it.
 *
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/transforming-data.html
 */
export const meterVariable = "\u0000meter";

/** The cost of evaluating one node of any kind. */
const unitsPerNode = 60;
/** JSONata copies the elements of a group, or of a wildcard's result, for each one it adds. */
const copiesPerUnit = 16;

/**
 * Makes an expression charge its work to the meter of each evaluation: JSONata calls these hooks before and after each
 * node. Functions and operators that walk through values as a whole are charged for the size of what they are given.
 */
export function meterExpression(expression: Compiled): void {
  const { whole, groupKeys } = findCosts(expression.ast());
  const members = new WeakMap<WorkMeter, number>();

  const hooked: Hooked = expression;
  hooked.assign(entryHook, (node: object, input: unknown, environment: Environment) => {
    const meter = meterOf(environment);
    meter.enter();
    meter.charge(unitsPerNode);
    if (groupKeys.has(node)) {
      const count = (members.get(meter) ?? 0) + 1;
      members.set(meter, count);
      meter.charge(count / copiesPerUnit);
    }
    if ("type" in node && node.type === "wildcard") meter.charge(membersOf(input) ** 2 / copiesPerUnit);
  });
  hooked.assign(exitHook, (node: object, _: unknown, environment: Environment, result: unknown) => {
    const meter = meterOf(environment);
    meter.leave();
    if (Array.isArray(result) && result.length > mostElements) throw new MemoryExceeded();
    if (typeof result === "string" && result.length > mostCharacters) throw new MemoryExceeded();
    if (whole.has(node)) meter.chargeWhole(result);
    else if (Array.isArray(result)) meter.charge(result.length);
  });
}

/** The nodes whose results are walked through as a whole, and the keys of `{key: value}` behind a step. */
function findCosts(root: unknown): { whole: WeakSet<object>; groupKeys: WeakSet<object> } {
  const whole = new WeakSet<object>();
  const groupKeys = new WeakSet<object>();
  const open: unknown[] = [root];
  while (open.length > 0) {
    const node = open.pop();
    if (typeof node !== "object" || node === null || node instanceof RegExp) continue;
    open.push(...Object.values(node));
    if (!isNode(node)) continue;
    if (node["type"] === "function") note(whole, node["arguments"]);
    if (node["type"] === "binary" && wholeOperators.has(String(node["value"]))) note(whole, [node["lhs"], node["rhs"]]);
    const group = node["group"];
    if (isNode(group) && Array.isArray(group["lhs"])) for (const [key] of group["lhs"]) note(groupKeys, [key]);
  }
  return { whole, groupKeys };
}

const wholeOperators = new Set(["=", "!=", "in", "&"]);

function note(set: WeakSet<object>, nodes: unknown): void {
  if (!Array.isArray(nodes)) return;
  for (const node of nodes) if (typeof node === "object" && node !== null) set.add(node);
}

function membersOf(value: unknown): number {
  return typeof value === "object" && value !== null ? Object.keys(value).length : 0;
}

function meterOf(environment: Environment): WorkMeter {
  const meter = environment.lookup(meterVariable);
  if (!isMeter(meter)) throw new Error("The expression is evaluated without a meter");
  return meter;
}

function isMeter(value: unknown): value is WorkMeter {
  return typeof value === "object" && value !== null && "chargeWhole" in value;
}

function isNode(value: unknown): value is Node {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
