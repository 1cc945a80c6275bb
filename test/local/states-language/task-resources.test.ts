import { describe, expect, it } from "vitest";
import { validateDefinition } from "../../../src/local/states-language/index.ts";

describe("what a Task names", () => {
  const task = (fields: Record<string, unknown>) =>
    JSON.stringify({ StartAt: "T", States: { T: { Type: "Task", End: true, ...fields } } });
  const isSdkAction = (service: string, action: string) => service === "dynamodb" && action === "scan";

  it.each([
    "dynamodb:query",
    "dynamodb:putitem",
    "lambda:Invoke",
    "states:startExecution.sync:3",
    "batch:submitJob.waitForTaskToken",
    "aws-sdk:dynamodb:scann",
    "aws-sdk:dynamodb:Scan",
    "aws-sdk:nosuch:list",
    "aws-sdk:dynamodb:scan.sync",
  ])("arn:aws:states:::%s is refused", (action) => {
    const Resource = `arn:aws:states:::${action}`;
    expect(validateDefinition(task({ Resource }), { isSdkAction })).toEqual([
      {
        severity: "ERROR",
        code: "SCHEMA_VALIDATION_FAILED",
        message: `The resource provided ${Resource} is not recognized. The value is not a valid resource ARN, or the resource is not available in this region.`,
        location: "/States/T/Resource",
      },
    ]);
  });

  it.each(["dynamodb:putItem", "glue:startJobRun.sync", "ecs:runTask.waitForTaskToken", "aws-sdk:dynamodb:scan"])(
    "arn:aws:states:::%s is taken",
    (action) => {
      expect(validateDefinition(task({ Resource: `arn:aws:states:::${action}` }), { isSdkAction })).toEqual([]);
    },
  );

  it.each([
    [{}, ["This object should have only one of the following fields: [RoleArn, RoleArn.$]"]],
    [
      { InvalidField: "x" },
      [
        "This object should have only one of the following fields: [RoleArn, RoleArn.$]",
        "Field 'InvalidField' is not supported",
      ],
    ],
    [{ RoleArn: "arn:aws:iam::123456789012:role/r" }, []],
    [{ "RoleArn.$": "$.role" }, []],
    [{ "RoleArn.$": "States.Format('{}', $.role)" }, []],
  ])("Credentials %j", (Credentials, messages) => {
    const found = validateDefinition(task({ Resource: "arn:aws:states:::lambda:invoke", Credentials }));
    expect(found.map(({ message }) => message)).toEqual(messages);
  });
});
