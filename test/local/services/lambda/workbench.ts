import { CloudWatchLogsClient } from "@aws-sdk/client-cloudwatch-logs";
import { CreateRoleCommand, IAMClient, PutRolePolicyCommand } from "@aws-sdk/client-iam";
import {
  AddPermissionCommand,
  CreateFunctionCommand,
  type CreateFunctionCommandInput,
  InvokeCommand,
  type InvokeCommandInput,
  LambdaClient,
} from "@aws-sdk/client-lambda";
import { strToU8, zipSync } from "fflate";
import { afterAll } from "vitest";
import { startTestEndpoint, type TestEndpoint } from "../../support/endpoint.ts";

/** The answer to an invocation, its payload parsed. */
export interface Answer {
  readonly status: number | undefined;
  readonly error: string | undefined;
  readonly version: string | undefined;
  readonly payload: unknown;
  /** The log tail. */
  readonly log: string;
}

/** An endpoint with a role for functions, and short ways to make and call them. */
export interface Workbench {
  readonly endpoint: TestEndpoint;
  readonly lambda: LambdaClient;
  readonly logs: CloudWatchLogsClient;
  readonly roleArn: string;
  /** Makes a function from one file's text, or several by name, and answers its name. */
  make(code: string | Record<string, string>, settings?: Partial<CreateFunctionCommandInput>): Promise<string>;
  call(name: string, event?: unknown, more?: Partial<InvokeCommandInput>): Promise<Answer>;
  /** Makes a function and calls it once. */
  run(code: string | Record<string, string>, settings?: Partial<CreateFunctionCommandInput>): Promise<Answer>;
  role(name: string, statements: object[]): Promise<string>;
  /** Lets a service, `sns`, invoke a function. @param source the ARN or the account that it acts for */
  allow(
    name: string,
    service: string,
    source?: { readonly SourceArn?: string | undefined; readonly SourceAccount?: string },
  ): Promise<void>;
  close(): Promise<void>;
}

/** Packs texts by file name. */
export function pack(files: Record<string, string>): Uint8Array {
  return zipSync(Object.fromEntries(Object.entries(files).map(([name, text]) => [name, strToU8(text)])));
}

/** Opens a workbench that the tests of a file share; it is closed after them. */
export async function useWorkbench(): Promise<Workbench> {
  const bench = await openWorkbench();
  afterAll(() => bench.close());
  return bench;
}

/** Opens a workbench; its default role may do everything. */
export async function openWorkbench(): Promise<Workbench> {
  const endpoint = await startTestEndpoint();
  const lambda = new LambdaClient(endpoint.clientConfig);
  const logs = new CloudWatchLogsClient(endpoint.clientConfig);
  const iam = new IAMClient(endpoint.clientConfig);
  let made = 0;

  async function role(name: string, statements: object[]): Promise<string> {
    const trust = {
      Version: "2012-10-17",
      Statement: [{ Effect: "Allow", Principal: { Service: "lambda.amazonaws.com" }, Action: "sts:AssumeRole" }],
    };
    const { Role } = await iam.send(
      new CreateRoleCommand({ RoleName: name, AssumeRolePolicyDocument: JSON.stringify(trust) }),
    );
    if (statements.length === 0) return Role?.Arn ?? "";
    const policy = { Version: "2012-10-17", Statement: statements };
    await iam.send(
      new PutRolePolicyCommand({ RoleName: name, PolicyName: "own", PolicyDocument: JSON.stringify(policy) }),
    );
    return Role?.Arn ?? "";
  }

  const roleArn = await role("functions", [{ Effect: "Allow", Action: "*", Resource: "*" }]);

  const bench: Workbench = {
    endpoint,
    lambda,
    logs,
    roleArn,
    role,
    async make(code, settings = {}) {
      const files = typeof code === "string" ? { "index.js": code } : code;
      const name = settings.FunctionName ?? `function-${made++}`;
      await lambda.send(
        new CreateFunctionCommand({
          FunctionName: name,
          Runtime: "nodejs22.x",
          Handler: "index.handler",
          Role: roleArn,
          Timeout: 10,
          Code: { ZipFile: pack(files) },
          ...settings,
        }),
      );
      return name;
    },
    async call(name, event = {}, more = {}) {
      const answer = await lambda.send(
        new InvokeCommand({ FunctionName: name, Payload: JSON.stringify(event), LogType: "Tail", ...more }),
      );
      const text = answer.Payload?.transformToString() ?? "";
      return {
        status: answer.StatusCode,
        error: answer.FunctionError,
        version: answer.ExecutedVersion,
        payload: text === "" ? undefined : JSON.parse(text),
        log: Buffer.from(answer.LogResult ?? "", "base64").toString(),
      };
    },
    async allow(FunctionName, service, source) {
      await lambda.send(
        new AddPermissionCommand({
          FunctionName,
          StatementId: `s${Math.random().toString(36).slice(2)}`,
          Action: "lambda:InvokeFunction",
          Principal: `${service}.amazonaws.com`,
          ...source,
        }),
      );
    },
    run: async (code, settings) => bench.call(await bench.make(code, settings)),
    async close() {
      for (const client of [lambda, logs, iam]) client.destroy();
      await endpoint.close();
    },
  };
  return bench;
}

/** The error of a refused request: its name and message. */
export async function refusal(request: Promise<unknown>): Promise<string> {
  try {
    await request;
  } catch (error) {
    if (error instanceof Error) return `${error.name}: ${error.message}`;
    throw error;
  }
  throw new Error("the request was not refused");
}
