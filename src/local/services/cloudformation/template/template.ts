import type { TemplateMap, TemplateValue } from "./value.ts";

/** A template, checked for its form; functions are still in place. */
export interface Template {
  readonly description: string | undefined;
  readonly metadata: TemplateValue | undefined;
  readonly parameters: Readonly<Record<string, ParameterDefinition>>;
  readonly mappings: Readonly<Record<string, Readonly<Record<string, TemplateMap>>>>;
  readonly conditions: Readonly<Record<string, TemplateValue>>;
  readonly rules: Readonly<Record<string, TemplateValue>>;
  readonly resources: Readonly<Record<string, ResourceDefinition>>;
  readonly outputs: Readonly<Record<string, OutputDefinition>>;
}

/** A parameter as a template declares it. */
export interface ParameterDefinition {
  readonly type: string;
  readonly default: string | undefined;
  readonly noEcho: boolean;
  readonly description: string | undefined;
  readonly constraintDescription: string | undefined;
  readonly allowedValues: readonly string[] | undefined;
  readonly allowedPattern: string | undefined;
  readonly minLength: number | undefined;
  readonly maxLength: number | undefined;
  readonly minValue: number | undefined;
  readonly maxValue: number | undefined;
}

export type DeletionPolicy = "Delete" | "Retain" | "RetainExceptOnCreate" | "Snapshot";

/** A resource as a template declares it. */
export interface ResourceDefinition {
  readonly type: string;
  readonly properties: TemplateMap;
  readonly dependsOn: readonly string[];
  readonly condition: string | undefined;
  readonly metadata: TemplateValue | undefined;
  readonly deletionPolicy: DeletionPolicy;
  readonly updateReplacePolicy: "Delete" | "Retain" | "Snapshot";
}

/** An output as a template declares it. */
export interface OutputDefinition {
  readonly value: TemplateValue;
  readonly description: string | undefined;
  readonly condition: string | undefined;
  readonly exportName: TemplateValue | undefined;
}
