import type { EvaluationBudget } from "./evaluation-budget.ts";
import type { TemplateMap, TemplateValue } from "../value.ts";

/** The values that functions of a template can see when they are evaluated. */
export interface Scope {
  readonly budget: EvaluationBudget;
  /** Parameters and pseudo parameters by name; lists are lists. */
  readonly parameters: Readonly<Record<string, TemplateValue>>;
  readonly mappings: Readonly<Record<string, Readonly<Record<string, TemplateMap>>>>;
  /** Whether a condition holds; undefined when there is none of that name. */
  condition(name: string): boolean | undefined;
  /** The value of a resource's `Ref`; undefined while it is not known. */
  reference(logicalId: string): TemplateValue | undefined;
  /** A resource's attribute; undefined while the resource is not there. */
  attribute(logicalId: string, name: string): TemplateValue | undefined;
  /** An export of another stack; undefined when exports are looked up later. @throws AwsError when there is none */
  exported(name: string): TemplateValue | undefined;
}

/** Stands for `AWS::NoValue`: the member or item that holds it goes away. */
export const noValue = Symbol("AWS::NoValue");

/** A scope without resources and exports: functions that need them stay in place. */
export const laterLookups: Pick<Scope, "reference" | "attribute" | "exported"> = {
  reference: () => undefined,
  attribute: () => undefined,
  exported: () => undefined,
};
