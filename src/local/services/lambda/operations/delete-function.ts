import type { DeleteFunctionCommandInput, DeleteFunctionCommandOutput } from "@aws-sdk/client-lambda";
import { AwsError } from "../../../aws-error.ts";
import type { Operation } from "../../../service.ts";
import { withEventInvoke } from "../settings/event-invoke-settings.ts";
import type { FunctionRecord } from "../function-record.ts";
import { parseFunctionName } from "../function-name.ts";
import { withoutPolicy } from "../qualified-policies.ts";
import type { LambdaService } from "../lambda-service.ts";

/** DeleteFunction. Invocations in progress end as they would; the log group stays, as on AWS. */
export function deleteFunction(
  lambda: LambdaService,
): Operation<DeleteFunctionCommandInput, DeleteFunctionCommandOutput> {
  return (input, { caller }) => {
    const { name, qualifier } = parseFunctionName(input.FunctionName, caller, input.Qualifier);
    if (qualifier === "$LATEST") {
      throw new AwsError(
        "InvalidParameterValueException",
        "$LATEST version cannot be deleted without deleting the function.",
      );
    }
    if (qualifier !== undefined) return deleteVersion(lambda, lambda.functions.get(caller, name), qualifier);
    const record = lambda.functions.get(caller, name);
    lambda.functions.remove(record);
    lambda.execution.retire(record);
    lambda.code.removeUnused();
    return { StatusCode: 204 };
  };
}

/** A version goes alone; one that is gone already, too. An alias keeps the version it names. */
function deleteVersion(lambda: LambdaService, record: FunctionRecord, version: string): { StatusCode: number } {
  const { versions } = lambda.functions;
  if (!/^\d+$/u.test(version)) {
    throw new AwsError(
      "InvalidParameterValueException",
      `Deletion of aliases is not currently supported. Qualifier ${version} is an alias.`,
    );
  }
  const naming = versions
    .listAliases(record)
    .filter((alias) => alias.version === version || Object.hasOwn(alias.weights ?? {}, version));
  if (naming.length > 0) {
    throw new AwsError(
      "ResourceConflictException",
      `Unable to delete version because the following aliases reference it: [${naming.map(({ name }) => name).join(", ")}]`,
      { members: { Type: "User" } },
    );
  }
  lambda.host.store.write(() => {
    versions.remove(record, version);
    lambda.functions.save(withoutPolicy(withEventInvoke(record, version, undefined), version));
  });
  lambda.code.removeUnused();
  return { StatusCode: 204 };
}
