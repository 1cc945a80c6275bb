import { CloudFormationClient, DescribeStacksCommand } from "@aws-sdk/client-cloudformation";
import { DescribeExecutionCommand, SFNClient, StartExecutionCommand } from "@aws-sdk/client-sfn";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { isMap, isScalar, parseDocument, visit } from "yaml";
import type { TestEndpoint } from "../local/support/endpoint.ts";
import { attempt, expectIn, runCommand } from "./run-command.ts";
import type { Row } from "./run.ts";

const app = `const cdk = require("aws-cdk-lib");
const lambda = require("aws-cdk-lib/aws-lambda");
const sfn = require("aws-cdk-lib/aws-stepfunctions");
const tasks = require("aws-cdk-lib/aws-stepfunctions-tasks");
const stack = new cdk.Stack(new cdk.App(), "Rides", {
  env: { account: process.env.CDK_DEFAULT_ACCOUNT, region: process.env.CDK_DEFAULT_REGION },
});
const greet = new lambda.Function(stack, "Greet", {
  runtime: lambda.Runtime.NODEJS_22_X,
  handler: "index.handler",
  code: lambda.Code.fromAsset("greet"),
});
const call = new tasks.LambdaInvoke(stack, "Call", { lambdaFunction: greet, outputPath: "$.Payload" });
const machine = new sfn.StateMachine(stack, "Machine", { definitionBody: sfn.DefinitionBody.fromChainable(call) });
new cdk.CfnOutput(stack, "MachineArn", { value: machine.stateMachineArn });
`;

/** A stack with a function from a folder and a machine, by the default synthesizer: made, run, unchanged, removed. */
export async function tryCdk({ folder, endpoint }: { folder: string; endpoint: TestEndpoint }): Promise<Row[]> {
  mkdirSync(join(folder, "greet"));
  writeFileSync(join(folder, "greet", "index.js"), "exports.handler = async ({ name }) => `Hello ${name}`;\n");
  writeFileSync(join(folder, "app.js"), app);
  writeFileSync(join(folder, "cdk.json"), '{"app":"node app.js"}');
  const environment = { ...endpoint.environment, CI: "1" };
  const cdk = (...parameters: string[]): Promise<string> =>
    runCommand(join(folder, "node_modules", ".bin", "cdk"), parameters, { cwd: folder, environment });
  const { version }: { version: string } = JSON.parse(
    readFileSync(join(folder, "node_modules", "aws-cdk", "package.json"), "utf8"),
  );
  const client = `cdk ${version}`;
  return [
    await attempt(client, "`bootstrap`, without the repository for images", async () => {
      const template = await runCommand(join(folder, "node_modules", ".bin", "cdk"), ["bootstrap", "--show-template"], {
        cwd: folder,
        environment,
      });
      writeFileSync(join(folder, "bootstrap.yaml"), withoutRepository(template));
      expectIn(await cdk("bootstrap", "aws://123456789012/us-west-2", "--template", "bootstrap.yaml"), "bootstrapped");
    }),
    await attempt(client, "`deploy` a function and a state machine, default synthesizer", async () => {
      expectIn(await cdk("deploy", "--require-approval", "never"), "Rides.MachineArn");
    }),
    await attempt(client, "the machine runs the function", () => runMachine(endpoint)),
    await attempt(client, "`deploy` again and `diff`: no changes", async () => {
      expectIn(await cdk("deploy", "--require-approval", "never"), "(no changes)");
      expectIn(await cdk("diff"), /no differences/i);
    }),
    await attempt(client, "`destroy`", async () => {
      expectIn(await cdk("destroy", "--force"), "destroyed");
    }),
  ];
}

async function runMachine(endpoint: TestEndpoint): Promise<void> {
  const stacks = new CloudFormationClient(endpoint.clientConfig);
  const { Stacks: [stack] = [] } = await stacks.send(new DescribeStacksCommand({ StackName: "Rides" }));
  const stateMachineArn = stack?.Outputs?.find(({ OutputKey }) => OutputKey === "MachineArn")?.OutputValue;
  const machines = new SFNClient(endpoint.clientConfig);
  const input = JSON.stringify({ name: "rider" });
  const { executionArn } = await machines.send(new StartExecutionCommand({ stateMachineArn, input }));
  for (;;) {
    const { status, output } = await machines.send(new DescribeExecutionCommand({ executionArn }));
    if (status !== "RUNNING") return expectIn(`${status} ${output}`, 'SUCCEEDED "Hello rider"');
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

/** The CDK's own template without the one resource that is not here. */
function withoutRepository(text: string): string {
  const document = parseDocument(text.slice(text.indexOf("Description:")));
  document.deleteIn(["Resources", "ContainerAssetsRepository"]);
  document.deleteIn(["Outputs", "ImageRepositoryName"]);
  visit(document, {
    Pair(_key, { value }) {
      if (isMap(value)) return undefined;
      if (isScalar(value) && value.value === "${ContainerAssetsRepository.Arn}") value.value = "*";
      return undefined;
    },
  });
  return document.toString();
}
