import { refuseTemplate } from "../template-error.ts";
import type { TemplateValue } from "../value.ts";

/** The longest value that functions of a template may make, in characters: the size of the largest template. */
export const longestValue = 1_000_000;

/** The limit for the output of all functions of one template together, in characters. */
const mostTogether = 32_000_000;

/** Counts what the functions of a template make, so that a small template cannot fill the memory. */
export interface EvaluationBudget {
  /** @throws AwsError `ValidationError` when the value, or all values together, are too large */
  spend(value: TemplateValue): void;
}

/** A budget for one template. Sizes of objects are remembered: evaluated values share their parts. */
export function createEvaluationBudget(): EvaluationBudget {
  const sizes = new WeakMap<object, number>();
  let spent = 0;

  function sizeOf(value: TemplateValue): number {
    if (typeof value === "string") return value.length;
    if (typeof value !== "object" || value === null) return 1;
    const known = sizes.get(value);
    if (known !== undefined) return known;
    const size = Object.entries(value).reduce((sum, [key, member]) => sum + key.length + 1 + sizeOf(member), 1);
    sizes.set(value, size);
    return size;
  }

  return {
    spend(value) {
      const size = sizeOf(value);
      spent += size;
      if (size > longestValue) throw refuseLongValue();
      if (spent > mostTogether) throw refuseTemplate("Template error: the values of the template are too large.");
    },
  };
}

/** The refusal of a value that is longer than `longestValue`. */
export function refuseLongValue(): Error {
  return refuseTemplate(`Template error: a function may not return more than ${longestValue} characters.`);
}
