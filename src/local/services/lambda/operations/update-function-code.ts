import type { UpdateFunctionCodeCommandInput, UpdateFunctionCodeCommandOutput } from "@aws-sdk/client-lambda";
import { randomUUID } from "node:crypto";
import type { Operation } from "../../../service.ts";
import { checkArchitectures } from "../settings/architectures.ts";
import { readCode } from "../code/code-source.ts";
import { beingUpdated, describeFunction } from "../settings/function-configuration.ts";
import { parseFunctionName } from "../function-name.ts";
import type { LambdaService } from "../lambda-service.ts";
import { publish } from "../publish.ts";
import { checkRevision } from "../revision.ts";

/** UpdateFunctionCode. With `DryRun` everything is checked and nothing changed. */
export function updateFunctionCode(
  lambda: LambdaService,
): Operation<UpdateFunctionCodeCommandInput, UpdateFunctionCodeCommandOutput> {
  return async (input, { caller }) => {
    const { name } = parseFunctionName(input.FunctionName, caller);
    checkRevision(lambda.functions.get(caller, name), input.RevisionId);
    const architecture = checkArchitectures(input.Architectures);
    const zip = await readCode(input, { host: lambda.host, caller, operation: "UpdateFunctionCode" });
    return await lambda.code.unpack(zip, (code) => {
      const record = lambda.functions.get(caller, name);
      checkRevision(record, input.RevisionId);
      const changed = {
        ...record,
        architecture: architecture ?? record.architecture,
        codeHash: code.hash,
        codeSize: code.size,
        modified: lambda.host.now(),
        revisionId: randomUUID(),
      };
      if (!input.DryRun) {
        lambda.functions.save(changed);
        lambda.execution.retire(record);
        lambda.code.removeUnused();
      }
      if (input.Publish === true && !input.DryRun) {
        return describeFunction(publish(lambda, changed, {}), undefined, { state: beingUpdated });
      }
      return describeFunction(changed, undefined, { state: beingUpdated });
    });
  };
}
