import { CreateTableCommand, DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { CreateBucketCommand, S3Client } from "@aws-sdk/client-s3";
import { beforeAll, expect, test } from "vitest";
import { useWorkbench } from "./workbench.ts";

const bench = await useWorkbench();
beforeAll(async () => {
  const s3 = new S3Client({ ...bench.endpoint.clientConfig, forcePathStyle: true });
  await s3.send(new CreateBucketCommand({ Bucket: "files" }));
  await new DynamoDBClient(bench.endpoint.clientConfig).send(
    new CreateTableCommand({
      TableName: "items",
      AttributeDefinitions: [{ AttributeName: "id", AttributeType: "S" }],
      KeySchema: [{ AttributeName: "id", KeyType: "HASH" }],
      BillingMode: "PAY_PER_REQUEST",
    }),
  );
});

test("a function uses the document client", async () => {
  const code = `
    const { DynamoDBClient } = require("@aws-sdk/client-dynamodb");
    const { DynamoDBDocumentClient, PutCommand, GetCommand } = require("@aws-sdk/lib-dynamodb");
    const { marshall, unmarshall } = require("@aws-sdk/util-dynamodb");
    const items = DynamoDBDocumentClient.from(new DynamoDBClient({}));
    exports.handler = async () => {
      await items.send(new PutCommand({ TableName: "items", Item: { id: "a", list: [1, "two"], set: new Set([3]) } }));
      const { Item } = await items.send(new GetCommand({ TableName: "items", Key: { id: "a" } }));
      return { list: Item.list, same: unmarshall(marshall({ n: 1 })) };
    };`;
  expect((await bench.run(code)).payload).toEqual({ list: [1, "two"], same: { n: 1 } });
});

test("a function uploads in parts and presigns, as an ES module", async () => {
  const code = `
    import { GetObjectCommand, S3Client } from "@aws-sdk/client-s3";
    import { Upload } from "@aws-sdk/lib-storage";
    import { getSignedUrl } from "@aws-sdk/s3-request-presigner";
    import { SSMClient } from "@aws-sdk/client-ssm";
    const s3 = new S3Client({ forcePathStyle: true });
    export const handler = async () => {
      await new Upload({ client: s3, params: { Bucket: "files", Key: "a.txt", Body: Buffer.alloc(6 * 1024 * 1024, "x") } }).done();
      const url = await getSignedUrl(s3, new GetObjectCommand({ Bucket: "files", Key: "a.txt" }), { expiresIn: 60 });
      return { bytes: (await (await fetch(url)).arrayBuffer()).byteLength, ssm: typeof SSMClient };
    };`;
  expect((await bench.run({ "index.mjs": code }, { MemorySize: 512 })).payload).toEqual({
    bytes: 6 * 1024 * 1024,
    ssm: "function",
  });
});

test.each([
  ["require", { "index.js": 'require("@aws-sdk/client-sqs"); exports.handler = async () => 1;' }],
  ["import", { "index.mjs": 'import "@aws-sdk/client-sqs"; export const handler = async () => 1;' }],
])("%s of a client that is not here fails with a sentence that says what to do", async (_words, files) => {
  expect((await bench.run(files)).payload).toMatchObject({
    errorType: "Runtime.ImportModuleError",
    errorMessage: expect.stringContaining(
      "Cannot find module '@aws-sdk/client-sqs': the local endpoint's Node runtime does not include it, but AWS's may. Put it into the function's zip file",
    ),
  });
});

test("a function has the variables and the trace header of AWS's runtime", async () => {
  const code = `exports.handler = async () => Object.fromEntries(
    Object.entries(process.env).filter(([name]) => /^(AWS_LAMBDA|_X|LAMBDA|AWS_EXEC|AWS_XRAY)/.test(name)));`;
  const name = await bench.make(code);
  const { payload } = await bench.call(name);
  expect(payload).toMatchObject({
    _X_AMZN_TRACE_ID: expect.stringMatching(/^Root=1-[0-9a-f]{8}-[0-9a-f]{24};Parent=[0-9a-f]{16};Sampled=0$/),
    LAMBDA_TASK_ROOT: expect.any(String),
    LAMBDA_RUNTIME_DIR: "/var/runtime",
    AWS_EXECUTION_ENV: "AWS_Lambda_nodejs22.x",
    AWS_LAMBDA_FUNCTION_NAME: name,
    AWS_LAMBDA_FUNCTION_VERSION: "$LATEST",
    AWS_LAMBDA_FUNCTION_MEMORY_SIZE: "128",
    AWS_LAMBDA_INITIALIZATION_TYPE: "on-demand",
    AWS_LAMBDA_LOG_GROUP_NAME: `/aws/lambda/${name}`,
    AWS_LAMBDA_LOG_STREAM_NAME: expect.stringContaining("[$LATEST]"),
    AWS_XRAY_CONTEXT_MISSING: "LOG_ERROR",
  });
  expect((await bench.call(name)).payload).not.toMatchObject({
    _X_AMZN_TRACE_ID: Reflect.get(Object(payload), "_X_AMZN_TRACE_ID"),
  });
});
