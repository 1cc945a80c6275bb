import { CreateRoleCommand, IAMClient } from "@aws-sdk/client-iam";
import { PutFunctionConcurrencyCommand, PutFunctionEventInvokeConfigCommand } from "@aws-sdk/client-lambda";
import { trust, makeFunction, type Rule } from "./rule.ts";

export const functions: readonly Rule[] = [
  ...["AWS_REGION", "AWS_LAMBDA_FUNCTION_NAME", "AWS_ACCESS_KEY_ID", "LAMBDA_TASK_ROOT"].map((name): Rule => ({
    rule: `a function does not set ${name}`,
    refused: "InvalidParameterValueException",
    breakIt: (bench) => makeFunction(bench, { Environment: { Variables: { [name]: "x" } } }),
  })),
  {
    rule: "variables have 4 KB together",
    refused: "InvalidParameterValueException",
    breakIt: (bench) => makeFunction(bench, { Environment: { Variables: { LONG: "x".repeat(4097) } } }),
  },
  {
    rule: "a runtime that has ended takes no new functions",
    refused: "InvalidParameterValueException",
    breakIt: (bench) => makeFunction(bench, { Runtime: "nodejs18.x" }),
  },
  {
    rule: "a function's role trusts Lambda",
    refused: "InvalidParameterValueException",
    async breakIt(bench) {
      const { Role } = await new IAMClient(bench.endpoint.clientConfig).send(
        new CreateRoleCommand({ RoleName: "for-states", AssumeRolePolicyDocument: trust("states.amazonaws.com") }),
      );
      return makeFunction(bench, { Role: Role?.Arn });
    },
  },
  {
    rule: "reserved concurrency leaves the account 100 executions",
    refused: "InvalidParameterValueException",
    async breakIt(bench) {
      const FunctionName = await bench.make("exports.handler = async () => 1");
      return bench.lambda.send(new PutFunctionConcurrencyCommand({ FunctionName, ReservedConcurrentExecutions: 901 }));
    },
  },
  {
    rule: "a destination needs the right of the function's role",
    refused: "InvalidParameterValueException",
    async breakIt(bench) {
      const FunctionName = await bench.make("exports.handler = async () => 1", { Role: await bench.role("weak", []) });
      return bench.lambda.send(
        new PutFunctionEventInvokeConfigCommand({
          FunctionName,
          DestinationConfig: {
            OnSuccess: { Destination: `arn:aws:sns:${bench.endpoint.region}:123456789012:nobody` },
          },
        }),
      );
    },
  },
];
