import type {
  UpdateFunctionConfigurationCommandInput,
  UpdateFunctionConfigurationCommandOutput,
} from "@aws-sdk/client-lambda";
import { randomUUID } from "node:crypto";
import type { Operation } from "../../../service.ts";
import { beingUpdated, describeFunction } from "../settings/function-configuration.ts";
import { parseFunctionName } from "../function-name.ts";
import { checkRole } from "../function-role.ts";
import { readSettings } from "../settings/function-settings.ts";
import type { LambdaService } from "../lambda-service.ts";
import { checkRevision } from "../revision.ts";

/** UpdateFunctionConfiguration. `Environment` replaces all variables; an empty one removes them. */
export function updateFunctionConfiguration(
  lambda: LambdaService,
): Operation<UpdateFunctionConfigurationCommandInput, UpdateFunctionConfigurationCommandOutput> {
  return async (input, { caller }) => {
    const { name } = parseFunctionName(input.FunctionName, caller);
    const settings = readSettings(input, () => lambda.functions.get(caller, name));
    checkRevision(lambda.functions.get(caller, name), input.RevisionId);
    if (settings.role !== undefined) await checkRole(lambda.host, settings.role, caller);
    const record = lambda.functions.get(caller, name);
    checkRevision(record, input.RevisionId);
    const changed = { ...record, ...settings, modified: lambda.host.now(), revisionId: randomUUID() };
    lambda.functions.save(changed);
    lambda.execution.retire(record);
    return describeFunction(changed, undefined, { state: beingUpdated });
  };
}
