import { DepthExceeded, deepestNode } from "./evaluation-limits.ts";

/**
 * Thrown when an evaluation has done as much as it may do in the thread that serves everyone.
 *
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/transforming-data.html
 */
export class WorkExceeded extends Error {}

/**
 * Counts the work of one evaluation. A unit is about 10 ns on the machine the weights were measured on; only the order
 * of magnitude matters.
 */
export interface WorkMeter {
  /** @throws WorkExceeded */
  charge(units: number): void;
  /** Charges what a walk through the whole value costs; the same value again costs as much, but no second walk. */
  chargeWhole(value: unknown): void;
  /** Goes one node deeper. @throws DepthExceeded */
  enter(): void;
  leave(): void;
}

/** Each element and member of a value. */
const unitsPerElement = 5;
const charactersPerUnit = 8;

/** @param most units, after which the evaluation ends; without a limit, no value is walked through */
export function createWorkMeter(most: number): WorkMeter {
  let done = 0;
  let depth = 0;
  const known = new WeakMap<object, number>();

  function charge(units: number): void {
    done += units;
    if (done > most) throw new WorkExceeded();
  }

  /** Walks a value as a tree, so that what it holds twice counts twice. Does not call itself: values may be deep. */
  function walk(value: object): void {
    const open: unknown[] = [value];
    while (open.length > 0) {
      const next = open.pop();
      charge(typeof next === "string" ? unitsPerElement + next.length / charactersPerUnit : unitsPerElement);
      if (typeof next !== "object" || next === null) continue;
      if (Array.isArray(next)) for (const element of next) open.push(element);
      else for (const member of Object.values(next)) open.push(member);
    }
  }

  return {
    charge,
    enter() {
      depth += 1;
      if (depth > deepestNode) throw new DepthExceeded();
    },
    leave() {
      depth -= 1;
    },
    chargeWhole(value) {
      if (most === Number.POSITIVE_INFINITY) return;
      if (typeof value === "string") charge(value.length / charactersPerUnit);
      if (typeof value !== "object" || value === null || isFunction(value)) return;
      const units = known.get(value);
      if (units !== undefined) return charge(units);
      const before = done;
      walk(value);
      known.set(value, done - before);
    },
  };
}

/** JSONata's functions hold their surroundings, which are nobody's data. */
function isFunction(value: object): boolean {
  return "_jsonata_function" in value || "_jsonata_lambda" in value;
}
