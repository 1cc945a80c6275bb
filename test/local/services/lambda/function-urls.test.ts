import {
  AddPermissionCommand,
  CreateFunctionUrlConfigCommand,
  DeleteFunctionUrlConfigCommand,
  GetFunctionUrlConfigCommand,
  GetPolicyCommand,
  ListFunctionUrlConfigsCommand,
  PutFunctionConcurrencyCommand,
  UpdateFunctionUrlConfigCommand,
} from "@aws-sdk/client-lambda";
import { expect, test } from "vitest";
import { signedFetch } from "../../../support/signed-fetch.ts";
import { useWorkbench, refusal } from "./workbench.ts";

const bench = await useWorkbench();

const echo = "exports.handler = async (event) => event";
const arnOf = (name: string): string => `arn:aws:lambda:us-west-2:123456789012:function:${name}`;
const forbidden =
  "Forbidden. For troubleshooting Function URL authorization issues, see: https://docs.aws.amazon.com/lambda/latest/dg/urls-auth.html";

async function newUrl(name: string, AuthType: "AWS_IAM" | "NONE"): Promise<string> {
  const { FunctionUrl = "" } = await bench.lambda.send(
    new CreateFunctionUrlConfigCommand({ FunctionName: name, AuthType }),
  );
  return FunctionUrl;
}

async function open(FunctionName: string): Promise<void> {
  const everybody = { FunctionName, Principal: "*" };
  await bench.lambda.send(
    new AddPermissionCommand({
      ...everybody,
      StatementId: "url",
      Action: "lambda:InvokeFunctionUrl",
      FunctionUrlAuthType: "NONE",
    }),
  );
  await bench.lambda.send(
    new AddPermissionCommand({
      ...everybody,
      StatementId: "function",
      Action: "lambda:InvokeFunction",
      InvokedViaFunctionUrl: true,
    }),
  );
}

const signed = (url: string, init: Parameters<typeof signedFetch>[1] = {}) =>
  signedFetch(url, init, { ...bench.endpoint.credentials, region: "us-west-2", service: "lambda" });
const documentOf = async (answer: Response) => ({ status: answer.status, body: await answer.json() });

test("the configuration of a URL lives as on AWS", async () => {
  const FunctionName = await bench.make(echo);
  const { lambda } = bench;
  const shown = async (sent: Promise<{ $metadata: { httpStatusCode?: number } }>) => {
    const { $metadata, ...answer } = await sent;
    return { status: $metadata.httpStatusCode, ...answer };
  };
  const created = await shown(lambda.send(new CreateFunctionUrlConfigCommand({ FunctionName, AuthType: "NONE" })));
  const url = expect.stringMatching(/^http:\/\/127\.0\.0\.1:\d+\/lambda-url\/[a-z0-9]{32}\/$/);
  const time = expect.stringMatching(/^\d{4}-.*Z$/);
  const common = { FunctionArn: arnOf(FunctionName), FunctionUrl: url, CreationTime: time };
  expect(created).toEqual({ status: 201, AuthType: "NONE", ...common });
  expect(
    await refusal(shown(lambda.send(new CreateFunctionUrlConfigCommand({ FunctionName, AuthType: "NONE" })))),
  ).toBe(
    `ResourceConflictException: Failed to create function url config for [functionArn = ${arnOf(FunctionName)}]. Error message:  FunctionUrlConfig exists for this Lambda function`,
  );
  const full = { ...common, LastModifiedTime: time, InvokeMode: "BUFFERED" };
  expect(await shown(lambda.send(new GetFunctionUrlConfigCommand({ FunctionName })))).toEqual({
    status: 200,
    AuthType: "NONE",
    ...full,
  });
  const updated = await shown(lambda.send(new UpdateFunctionUrlConfigCommand({ FunctionName, AuthType: "AWS_IAM" })));
  expect(updated).toEqual({ status: 200, AuthType: "AWS_IAM", ...common, LastModifiedTime: time });
  const listed = await bench.lambda.send(new ListFunctionUrlConfigsCommand({ FunctionName }));
  expect(listed.FunctionUrlConfigs).toEqual([{ AuthType: "AWS_IAM", ...full }]);
  expect(await shown(lambda.send(new DeleteFunctionUrlConfigCommand({ FunctionName })))).toEqual({ status: 204 });
  const absent = "ResourceNotFoundException: The resource you requested does not exist.";
  expect(await refusal(shown(lambda.send(new GetFunctionUrlConfigCommand({ FunctionName }))))).toBe(absent);
  expect(await refusal(shown(lambda.send(new DeleteFunctionUrlConfigCommand({ FunctionName }))))).toBe(absent);
  expect(await refusal(shown(lambda.send(new GetFunctionUrlConfigCommand({ FunctionName: "nobody" }))))).toBe(absent);
  const nobody = "ResourceNotFoundException: Function does not exist";
  expect(
    await refusal(shown(lambda.send(new CreateFunctionUrlConfigCommand({ FunctionName: "nobody", AuthType: "NONE" })))),
  ).toBe(nobody);
  expect(await refusal(shown(lambda.send(new ListFunctionUrlConfigsCommand({ FunctionName: "nobody" }))))).toBe(nobody);
  expect(
    await refusal(shown(lambda.send(new GetFunctionUrlConfigCommand({ FunctionName, Qualifier: "$LATEST" })))),
  ).toBe(
    "ValidationException: 1 validation error detected: Value '$LATEST' at 'qualifier' failed to satisfy constraint: Member must satisfy regular expression pattern: ((?!^\\d+$)^[0-9a-zA-Z-_]+$)",
  );
});

test("a signed request becomes an event of version 2.0", async () => {
  const url = await newUrl(await bench.make(echo), "AWS_IAM");
  const answer = await signed(`${url}a%20b/c?x=1&x=2&y=%ED%95%9C`, {
    method: "POST",
    headers: { "content-type": "application/json", cookie: "a=1; b=2" },
    body: '{"n":1}',
  });
  expect(answer.status).toBe(200);
  expect(answer.headers.get("content-type")).toBe("application/json");
  const id = url.split("/").at(-2);
  expect(await answer.json()).toMatchObject({
    version: "2.0",
    routeKey: "$default",
    rawPath: "/a%20b/c",
    rawQueryString: "x=1&x=2&y=%ED%95%9C",
    cookies: ["a=1", "b=2"],
    headers: { "content-type": "application/json" },
    queryStringParameters: { x: "1,2", y: "한" },
    requestContext: {
      accountId: "123456789012",
      apiId: id,
      authorizer: { iam: { accountId: "123456789012", userArn: "arn:aws:iam::123456789012:user/wildrydes" } },
      http: { method: "POST", path: "/a%20b/c", protocol: "HTTP/1.1", sourceIp: "127.0.0.1" },
      stage: "$default",
      time: expect.stringMatching(/^\d\d\/[A-Z][a-z]{2}\/\d{4}:\d\d:\d\d:\d\d \+0000$/),
    },
    body: '{"n":1}',
    isBase64Encoded: false,
  });
  const bytes = await signed(url, { method: "PUT", body: new Uint8Array([255, 0]) });
  expect(await bytes.json()).toMatchObject({ rawPath: "/", body: "/wA=", isBase64Encoded: true });
});

test("who may not is refused in Lambda's words", async () => {
  const name = await bench.make(echo);
  const url = await newUrl(name, "AWS_IAM");
  expect(await documentOf(await fetch(url))).toEqual({ status: 403, body: { Message: forbidden } });
  const wrong = { accessKeyId: bench.endpoint.credentials.accessKeyId, secretAccessKey: "wrong" };
  expect((await signedFetch(url, {}, { ...wrong, region: "us-west-2", service: "lambda" })).status).toBe(403);
  expect(await documentOf(await fetch(`${bench.endpoint.url}/lambda-url/unknown/`))).toEqual({
    status: 403,
    body: { Message: null },
  });
  // The daemon does not answer web pages, whatever the function's configuration says.
  expect((await fetch(url, { headers: { origin: "https://example.com" } })).status).toBe(403);
});

test("without signatures the function's policy decides, with both permissions", async () => {
  const name = await bench.make(echo);
  const url = await newUrl(name, "NONE");
  expect(await documentOf(await fetch(url))).toEqual({ status: 403, body: { Message: forbidden } });
  await bench.lambda.send(
    new AddPermissionCommand({
      FunctionName: name,
      StatementId: "first",
      Action: "lambda:InvokeFunctionUrl",
      Principal: "*",
      FunctionUrlAuthType: "NONE",
    }),
  );
  expect((await fetch(url)).status).toBe(403);
  await bench.lambda.send(
    new AddPermissionCommand({
      FunctionName: name,
      StatementId: "second",
      Action: "lambda:InvokeFunction",
      Principal: "*",
      InvokedViaFunctionUrl: true,
    }),
  );
  const { Policy = "" } = await bench.lambda.send(new GetPolicyCommand({ FunctionName: name }));
  expect(JSON.parse(Policy).Statement).toMatchObject([
    { Condition: { StringEquals: { "lambda:FunctionUrlAuthType": "NONE" } } },
    { Condition: { Bool: { "lambda:InvokedViaFunctionUrl": "true" } } },
  ]);
  const event = await documentOf(await fetch(url));
  expect(event).toMatchObject({ status: 200, body: { requestContext: { accountId: "anonymous" } } });
  expect(event.body).not.toHaveProperty("requestContext.authorizer");
  expect((await fetch(url, { method: "HEAD" })).status).toBe(200);
  expect(
    await refusal(
      bench.lambda.send(
        new AddPermissionCommand({
          FunctionName: name,
          StatementId: "third",
          Action: "lambda:InvokeFunction",
          Principal: "*",
          FunctionUrlAuthType: "NONE",
        }),
      ),
    ),
  ).toMatch(/^InvalidParameterValueException: FunctionUrlAuthType is only supported/);
});

test("the function writes the answer; its faults are Lambda's", async () => {
  const answering = await bench.make(`exports.handler = async ({ queryStringParameters: { kind } }) => ({
    text: "plain text",
    object: { hello: "world" },
    full: { statusCode: 418, headers: { "Content-Type": "text/plain", "content-length": "999" }, cookies: ["a=1", "b=2"], body: "short" },
    bytes: { statusCode: 200, headers: { "content-type": "image/png" }, isBase64Encoded: true, body: "/wA=" },
    odd: { statusCode: "many" },
    bad: { statusCode: 200, headers: { "x-y": "a\\nb" } },
  })[kind] ?? (() => { throw new Error("no") })()`);
  const url = await newUrl(answering, "NONE");
  await open(answering);
  const get = (kind: string) => fetch(`${url}?kind=${kind}`);
  expect(await (await get("text")).text()).toBe("plain text");
  expect(await (await get("object")).json()).toEqual({ hello: "world" });
  const full = await get("full");
  expect([full.status, full.headers.get("content-type"), await full.text()]).toEqual([418, "text/plain", "short"]);
  expect(full.headers.getSetCookie()).toEqual(["a=1", "b=2"]);
  const bytes = await get("bytes");
  expect([bytes.headers.get("content-type"), ...new Uint8Array(await bytes.arrayBuffer())]).toEqual([
    "image/png",
    255,
    0,
  ]);
  for (const kind of ["odd", "nothing"]) {
    const failed = await get(kind);
    expect([failed.status, await failed.text()]).toEqual([502, "Internal Server Error"]);
  }
  expect((await get("bad")).status).toBe(500);
  await bench.lambda.send(
    new PutFunctionConcurrencyCommand({ FunctionName: answering, ReservedConcurrentExecutions: 0 }),
  );
  expect((await get("text")).status).toBe(429);
});

test("a URL survives a restart and goes with its function's configuration", async () => {
  const name = await bench.make(echo);
  const url = await newUrl(name, "AWS_IAM");
  await bench.endpoint.restart();
  expect((await signed(url)).status).toBe(200);
  await bench.lambda.send(new DeleteFunctionUrlConfigCommand({ FunctionName: name }));
  expect((await signed(url)).status).toBe(403);
});
