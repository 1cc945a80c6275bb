import { EntityAlreadyExistsException, CreateRoleCommand, IAMClient, PutRolePolicyCommand } from "@aws-sdk/client-iam";
import { CreateFunctionCommand, LambdaClient, ResourceConflictException } from "@aws-sdk/client-lambda";
import { strToU8, zipSync } from "fflate";
import { functionsOf, type RecordedTest, roleOf } from "./recorded-states.ts";

interface Endpoint {
  readonly endpoint: string;
  readonly region: string;
  readonly credentials: { readonly accessKeyId: string; readonly secretAccessKey: string };
}

const code = {
  "its input": "exports.handler = async (event) => event;",
  "HelloWorld!": 'exports.handler = async () => "HelloWorld!";',
} as const;

/** Makes the roles and functions that the recorded requests name. */
export async function provideFor(tests: readonly RecordedTest[], endpoint: Endpoint): Promise<void> {
  const [iam, lambda] = [new IAMClient(endpoint), new LambdaClient(endpoint)];
  for (const test of tests) {
    const name = roleOf(test);
    if (name === undefined) continue;
    const role = await makeRole(iam, name);
    for (const [functionName, returned] of functionsOf(test)) {
      await unlessThere(
        lambda.send(
          new CreateFunctionCommand({
            FunctionName: functionName,
            Runtime: "nodejs22.x",
            Role: role,
            Handler: "index.handler",
            Code: { ZipFile: zipSync({ "index.js": strToU8(code[returned]) }) },
          }),
        ),
      );
    }
  }
}

async function makeRole(iam: IAMClient, name: string): Promise<string> {
  const trust = { Effect: "Allow", Principal: { Service: ["states.amazonaws.com", "lambda.amazonaws.com"] } };
  const all = { Version: "2012-10-17", Statement: [{ Effect: "Allow", Action: "*", Resource: "*" }] };
  const document = JSON.stringify({ Version: "2012-10-17", Statement: [{ ...trust, Action: "sts:AssumeRole" }] });
  const made = await unlessThere(
    iam.send(new CreateRoleCommand({ RoleName: name, AssumeRolePolicyDocument: document })),
  );
  await iam.send(new PutRolePolicyCommand({ RoleName: name, PolicyName: "all", PolicyDocument: JSON.stringify(all) }));
  return made?.Role?.Arn ?? `arn:aws:iam::123456789012:role/${name}`;
}

async function unlessThere<Made>(making: Promise<Made>): Promise<Made | undefined> {
  try {
    return await making;
  } catch (error) {
    if (error instanceof EntityAlreadyExistsException || error instanceof ResourceConflictException) return undefined;
    throw error;
  }
}
