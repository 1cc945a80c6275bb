import type { CreateFunctionCommandInput, CreateFunctionCommandOutput } from "@aws-sdk/client-lambda";
import { randomUUID } from "node:crypto";
import { AwsError } from "../../../aws-error.ts";
import { checkConstraints } from "../../../service-kit/constraint-checks.ts";
import type { Operation } from "../../../service.ts";
import { checkArchitectures } from "../settings/architectures.ts";
import { readCode } from "../code/code-source.ts";
import { beingCreated, describeFunction } from "../settings/function-configuration.ts";
import { parseFunctionName } from "../function-name.ts";
import { checkRole } from "../function-role.ts";
import { readSettings } from "../settings/function-settings.ts";
import type { LambdaService } from "../lambda-service.ts";
import { publish } from "../publish.ts";
import { checkTags } from "../tags.ts";

/** CreateFunction. */
export function createFunction(
  lambda: LambdaService,
): Operation<CreateFunctionCommandInput, CreateFunctionCommandOutput> {
  return async (input, { caller }) => {
    checkConstraints("ValidationException")
      .required("functionName", input.FunctionName)
      .required("role", input.Role)
      .required("code", input.Code)
      .finish();
    const { name } = parseFunctionName(input.FunctionName, caller);
    const { runtime, handler, role = "", ...settings } = readSettings(input);
    const architecture = checkArchitectures(input.Architectures) ?? "x86_64";
    if (!runtime || !handler) {
      throw new AwsError(
        "InvalidParameterValueException",
        "Runtime and Handler are mandatory parameters for functions created with deployment packages.",
      );
    }
    const tags = checkTags(input.Tags ?? {});
    refuseExisting(lambda, caller, name);
    await checkRole(lambda.host, role, caller);
    const zip = await readCode(input.Code, { host: lambda.host, caller, operation: "CreateFunction" });

    return await lambda.code.unpack(zip, (code) => {
      refuseExisting(lambda, caller, name);
      const record = {
        account: caller.account,
        region: caller.region,
        name,
        description: "",
        timeout: 3,
        memorySize: 128,
        ephemeralStorage: 512,
        tracing: "PassThrough",
        logFormat: "Text",
        logGroup: `/aws/lambda/${name}`,
        ...settings,
        runtime,
        handler,
        role,
        architecture,
        codeHash: code.hash,
        codeSize: code.size,
        modified: lambda.host.now(),
        revisionId: randomUUID(),
        tags,
        policy: [],
      } as const;
      lambda.functions.save(record);
      // A version that is published with the function keeps its number.
      if (input.Publish === true)
        return describeFunction(publish(lambda, record, {}), undefined, { state: beingCreated });
      return describeFunction(record, undefined, { state: beingCreated });
    });
  };
}

function refuseExisting(
  lambda: LambdaService,
  caller: Parameters<LambdaService["functions"]["find"]>[0],
  name: string,
): void {
  if (!lambda.functions.find(caller, name)) return;
  throw new AwsError("ResourceConflictException", `Function already exist: ${name}`, { members: { Type: "User" } });
}
