import { spawnSync } from "node:child_process";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { enterHome, type Home } from "../support/home.ts";
import { programs } from "../support/programs.ts";
import { type AwsLines, useAwsLines } from "./aws-lines.ts";

/** Uses of the `aws` CLI beside the workshop's own lines, in a shell that has evaluated `local env`. aws-cli.all.ts has more. */
describe.runIf(programs.has("aws"))("the aws CLI", () => {
  let home: Home;
  let aws: AwsLines["aws"];
  let refused: AwsLines["refused"];
  // The CLI looks at a stack it deploys every 30 seconds; the other tests continue meanwhile.
  let deployed: Promise<string>;

  beforeAll(async () => {
    home = await enterHome();
    ({ aws, refused } = await useAwsLines(home));
    await writeFile(join(home.folder, "notes.yaml"), "Resources: { Notes: { Type: AWS::Logs::LogGroup } }");
    deployed = aws(deploy, `${deploy} --no-fail-on-empty-changeset`);
  });

  afterAll(async () => {
    await home.leave();
  });

  test("cloudformation creates a stack of a function, a table and a machine", async () => {
    await writeFile(join(home.folder, "greeting.yaml"), greeting);
    const stack = "--stack-name greeting";
    await aws(
      `aws cloudformation create-stack ${stack} --template-body file://greeting.yaml --capabilities CAPABILITY_IAM`,
    );
    const describe = `aws cloudformation describe-stacks ${stack} --query 'Stacks[0].[StackStatus,Outputs[0].OutputKey]'`;
    await expect
      .poll(async () => JSON.parse(await aws(describe)), { timeout: 20_000, interval: 300 })
      .toEqual(["CREATE_COMPLETE", "MachineArn"]);
  });

  test("lambda invokes the function, and its log shows what it wrote", async () => {
    // From a file: what stands on the line itself is base64 for version 2 of the CLI, and plain text for version 1.
    await writeFile(join(home.folder, "event.json"), '{"userId":"user_a"}');
    expect(
      await aws(
        "aws lambda invoke --function-name greeter --payload fileb://event.json answer.json --query StatusCode",
        "cat answer.json",
      ),
    ).toBe('200\n{"greeting":"Hello, user_a"}');
    const events = await aws(
      "aws logs filter-log-events --log-group-name /aws/lambda/greeter --query 'events[].message' --output text",
    );
    expect(events).toMatch(/\tINFO\tgreeting user_a\n/);
    expect(events).toMatch(/REPORT RequestId: [0-9a-f-]{36}\tDuration: /);
  });

  test.runIf(hasTail)("logs tail shows it too", async () => {
    expect(await aws("aws logs tail /aws/lambda/greeter --since 5m --format short")).toMatch(/INFO\tgreeting user_a\n/);
  });

  test("stepfunctions starts an execution, describes it and gives its history", async () => {
    const run = await aws(
      `MACHINE=$(aws cloudformation describe-stacks --stack-name greeting --query 'Stacks[0].Outputs[0].OutputValue' --output text)`,
      `RUN=$(aws stepfunctions start-execution --state-machine-arn $MACHINE --name first --input '{"userId":"user_b"}' --query executionArn --output text)`,
      "until [ $(aws stepfunctions describe-execution --execution-arn $RUN --query status --output text) != RUNNING ]; do sleep 0.2; done",
      "aws stepfunctions describe-execution --execution-arn $RUN --query '[name,status,output]'",
      "aws stepfunctions get-execution-history --execution-arn $RUN --query 'events[].type' --output text",
    );
    expect(run).toContain(
      '"first",\n    "SUCCEEDED",\n    "{\\"userId\\":\\"user_b\\",\\"said\\":{\\"greeting\\":\\"Hello, user_b\\"}',
    );
    expect(run.trim().split("\n").at(-1)?.split("\t")).toEqual([
      "ExecutionStarted",
      "TaskStateEntered",
      "LambdaFunctionScheduled",
      "LambdaFunctionStarted",
      "LambdaFunctionSucceeded",
      "TaskStateExited",
      "TaskStateEntered",
      "TaskScheduled",
      "TaskStarted",
      "TaskSucceeded",
      "TaskStateExited",
      "ExecutionSucceeded",
    ]);
  });

  test("dynamodb shows the item that the machine wrote", async () => {
    const items = JSON.parse(await aws("aws dynamodb scan --table-name greetings --query Items"));
    expect(items).toEqual([{ Username: { S: "user_b" }, Greeting: { S: "Hello, user_b" } }]);
  });

  test("cloudformation deploys what it made before only where something changed", async () => {
    expect(await deployed).toMatch(
      /Successfully created\/updated stack - notes\n[^]*No changes to deploy\. Stack notes is up to date\n/,
    );
  }, 90_000);

  test("cloudformation deletes the stack, and everything it made is gone", async () => {
    await aws(
      "aws cloudformation delete-stack --stack-name greeting",
      "while aws cloudformation describe-stacks --stack-name greeting >/dev/null 2>&1; do sleep 0.2; done",
    );
    expect(await refused("aws lambda get-function --function-name greeter")).toMatch(
      /\(ResourceNotFoundException\) when calling the GetFunction operation: Function not found: arn:aws:lambda:us-west-2:123456789012:function:greeter$/,
    );
    expect(await refused("aws cloudformation describe-stacks --stack-name greeting")).toMatch(
      /\(ValidationError\) when calling the DescribeStacks operation: Stack with id greeting does not exist$/,
    );
  });
});

/** Version 1 of the CLI has no `logs tail`. */
const hasTail = spawnSync("aws", ["--version"], { encoding: "utf8" }).stdout?.startsWith("aws-cli/2") ?? false;

const deploy = "aws cloudformation deploy --stack-name notes --template-file notes.yaml";

const greeting = `
Parameters:
  Greeting: { Type: String, Default: Hello }
Resources:
  Table:
    Type: AWS::DynamoDB::Table
    Properties:
      TableName: greetings
      BillingMode: PAY_PER_REQUEST
      AttributeDefinitions: [{ AttributeName: Username, AttributeType: S }]
      KeySchema: [{ AttributeName: Username, KeyType: HASH }]
  Logs:
    Type: AWS::Logs::LogGroup
    Properties: { LogGroupName: /aws/lambda/greeter }
  FunctionRole:
    Type: AWS::IAM::Role
    Properties:
      AssumeRolePolicyDocument:
        Statement: [{ Effect: Allow, Principal: { Service: lambda.amazonaws.com }, Action: 'sts:AssumeRole' }]
      Policies:
        - PolicyName: write-logs
          PolicyDocument:
            Statement: [{ Effect: Allow, Action: ['logs:CreateLogStream', 'logs:PutLogEvents'], Resource: !Sub '\${Logs.Arn}' }]
  Greeter:
    Type: AWS::Lambda::Function
    Properties:
      FunctionName: greeter
      Runtime: nodejs22.x
      Handler: index.handler
      Role: !GetAtt FunctionRole.Arn
      Environment: { Variables: { GREETING: !Ref Greeting } }
      Code:
        ZipFile: |
          exports.handler = async ({ userId }) => {
            console.log("greeting " + userId);
            return { greeting: process.env.GREETING + ", " + userId };
          };
  MachineRole:
    Type: AWS::IAM::Role
    Properties:
      AssumeRolePolicyDocument:
        Statement: [{ Effect: Allow, Principal: { Service: states.amazonaws.com }, Action: 'sts:AssumeRole' }]
      Policies:
        - PolicyName: greet
          PolicyDocument:
            Statement:
              - { Effect: Allow, Action: 'lambda:InvokeFunction', Resource: !GetAtt Greeter.Arn }
              - { Effect: Allow, Action: 'dynamodb:PutItem', Resource: !GetAtt Table.Arn }
  Machine:
    Type: AWS::StepFunctions::StateMachine
    Properties:
      RoleArn: !GetAtt MachineRole.Arn
      DefinitionSubstitutions: { Greeter: !GetAtt Greeter.Arn, Table: !Ref Table }
      DefinitionString: |
        {
          "StartAt": "Greet",
          "States": {
            "Greet": { "Type": "Task", "Resource": "\${Greeter}", "ResultPath": "$.said", "Next": "Keep" },
            "Keep": {
              "Type": "Task",
              "Resource": "arn:aws:states:::dynamodb:putItem",
              "Parameters": {
                "TableName": "\${Table}",
                "Item": { "Username": { "S.$": "$.userId" }, "Greeting": { "S.$": "$.said.greeting" } }
              },
              "ResultPath": "$.kept",
              "End": true
            }
          }
        }
Outputs:
  MachineArn: { Value: !Ref Machine }
`;
