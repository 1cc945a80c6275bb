import { AwsError } from "../../../aws-error.ts";
import { DefinitionError, type Machine, parseDefinition } from "../../../states-language/index.ts";
import { isSdkAction } from "../aws-services/actions.ts";
import { templateMistakes } from "../aws-services/request-mistakes.ts";
import type { MachineType } from "../records/machines.ts";

/** Knowledge of AWS's services that definitions are checked with. */
export const resourceKnowledge = { isSdkAction, templateMistakes };

interface ReadOptions {
  readonly type?: MachineType;
  /** Functions' ARNs may hold words in place of region and account (TestState). */
  readonly placeholders?: boolean;
  /** Whether the machine only surrounds a state (TestState). */
  readonly extent?: "machine" | "state";
}

/** @throws InvalidDefinition with the place of the mistake */
export function parseOrRefuse(definition: string, options: ReadOptions = {}): Machine {
  try {
    return parseDefinition(definition, { ...options, ...resourceKnowledge });
  } catch (error) {
    if (error instanceof DefinitionError) throw new AwsError("InvalidDefinition", error.message);
    throw error;
  }
}

/** @throws InvalidDefinition with the place of the mistake */
export function checkDefinition(definition: string, type: MachineType): void {
  parseOrRefuse(definition, { type });
}
