import type { ValidateStateMachineDefinitionInput, ValidateStateMachineDefinitionOutput } from "@aws-sdk/client-sfn";
import type { Operation } from "../../../service.ts";
import { findWarnings, validateDefinition } from "../../../states-language/index.ts";
import { resourceKnowledge } from "../requests/definitions.ts";
import { checkRequest, definition, machineType } from "../requests/constraints.ts";

/** Reports what is wrong with a definition, and where. Warnings are returned only on request. */
export function validateStateMachineDefinition(): Operation<
  ValidateStateMachineDefinitionInput,
  ValidateStateMachineDefinitionOutput
> {
  return (input) => {
    const severities = { values: ["ERROR", "WARNING"] };
    checkRequest(input, {
      definition: { ...definition, min: 0 },
      type: machineType,
      severity: severities,
      maxResults: { min: 0, max: 100 },
    });
    const { definition: source = "" } = input;
    const warnings = input.severity === "WARNING" ? findWarnings(source) : [];
    const wanted = [...validateDefinition(source, { ...input, ...resourceKnowledge }), ...warnings];
    const limit = input.maxResults ? input.maxResults : 100;
    return {
      result: wanted.some(({ severity }) => severity === "ERROR") ? "FAIL" : "OK",
      diagnostics: wanted.slice(0, limit).map((diagnostic) => ({ ...diagnostic })),
      truncated: wanted.length > limit,
    };
  };
}
