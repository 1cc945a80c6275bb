import { CreateStackCommand, CloudFormationClient } from "@aws-sdk/client-cloudformation";
import { CreateFunctionCommand, type CreateFunctionCommandInput } from "@aws-sdk/client-lambda";
import { RekognitionClient } from "@aws-sdk/client-rekognition";
import { S3Client } from "@aws-sdk/client-s3";
import { CreateStateMachineCommand, SFNClient, type CreateStateMachineCommandInput } from "@aws-sdk/client-sfn";
import { pack, type Workbench } from "../../local/services/lambda/workbench.ts";

/** A rule of AWS that no service model states, and a call that breaks it. */
export interface Rule {
  /** The rule of AWS that the request breaks. */
  readonly rule: string;
  /** The code of AWS's error. */
  readonly refused: string;
  breakIt(bench: Workbench): Promise<unknown>;
}

export const document = (Statement: readonly object[]): string => JSON.stringify({ Version: "2012-10-17", Statement });
export const trust = (service: string): string =>
  document([{ Effect: "Allow", Principal: { Service: service }, Action: "sts:AssumeRole" }]);
export const template = (Resources: object): string => JSON.stringify({ Resources });
export const role = {
  Type: "AWS::IAM::Role",
  Properties: { AssumeRolePolicyDocument: JSON.parse(trust("lambda.amazonaws.com")) },
};
export const pass = JSON.stringify({ StartAt: "P", States: { P: { Type: "Pass", End: true } } });
export const bytes = (length: number): Uint8Array => new Uint8Array(length).fill(120);

export const s3 = ({ endpoint }: Workbench) => new S3Client({ ...endpoint.clientConfig, forcePathStyle: true });
export const stack = ({ endpoint }: Workbench, name: string, more: object) =>
  new CloudFormationClient(endpoint.clientConfig).send(new CreateStackCommand({ StackName: name, ...more }));
export const makeFunction = ({ lambda, roleArn }: Workbench, more: Partial<CreateFunctionCommandInput>) =>
  lambda.send(
    new CreateFunctionCommand({
      FunctionName: "ruled",
      Runtime: "nodejs24.x",
      Handler: "index.handler",
      Role: roleArn,
      Code: { ZipFile: pack({ "index.mjs": "export const handler = async () => 1" }) },
      ...more,
    }),
  );
export const makeMachine = (bench: Workbench, more: Partial<CreateStateMachineCommandInput>) =>
  new SFNClient(bench.endpoint.clientConfig).send(
    new CreateStateMachineCommand({ name: "ruled", definition: pass, roleArn: bench.roleArn, ...more }),
  );
export const faces = ({ endpoint }: Workbench) => new RekognitionClient(endpoint.clientConfig);
