import type { Diagnostic, Json } from "../types.ts";

export const schemaValidationFailed = "SCHEMA_VALIDATION_FAILED";

/**
 * Collects what is wrong with a definition, in the order in which it is found.
 *
 * @see https://docs.aws.amazon.com/step-functions/latest/apireference/API_ValidateStateMachineDefinition.html
 */
export interface Report {
  readonly diagnostics: Diagnostic[];
  readonly resources: ResourceKnowledge;
}

/** The host's knowledge of the resources that tasks may name. */
export interface ResourceKnowledge {
  /** Whether AWS has the action of `aws-sdk:SERVICE:ACTION`; without it every action is taken to exist. */
  isSdkAction?(service: string, action: string): boolean;
  /** Mistakes in what a task sends to a service; without it none are found, and a task may send nothing. */
  templateMistakes?(resource: string, template: Json): readonly string[];
  /** A function's ARN may hold words in place of region and account, as in templates (TestState). */
  readonly placeholders?: boolean;
}

/** @param location such as `/States/A/Next`; empty for the machine itself */
export function reportMistake(report: Report, location: string, message: string): void {
  report.diagnostics.push({ severity: "ERROR", code: schemaValidationFailed, message, location: location || "/" });
}

/** A mistake that has its own code. */
export function reportWithCode(
  report: Report,
  { code, message, location }: { code: string; message: string; location?: string },
): void {
  report.diagnostics.push({ severity: "ERROR", code, message, ...(location === undefined ? {} : { location }) });
}
