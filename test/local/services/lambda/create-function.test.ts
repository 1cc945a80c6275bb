import {
  CreateFunctionCommand,
  type CreateFunctionCommandInput,
  GetFunctionCommand,
  GetFunctionConfigurationCommand,
  UpdateFunctionConfigurationCommand,
  waitUntilFunctionActiveV2,
} from "@aws-sdk/client-lambda";
import { CreateBucketCommand, PutObjectCommand, S3Client } from "@aws-sdk/client-s3";
import { createHash } from "node:crypto";
import { describe, expect, test } from "vitest";
import { useWorkbench, pack, refusal } from "./workbench.ts";

const bench = await useWorkbench();

const arn = (name: string) => `arn:aws:lambda:us-west-2:123456789012:function:${name}`;
const zip = pack({ "index.js": "exports.handler = async () => 1" });

describe("CreateFunction", () => {
  test("answers the function with AWS's defaults", async () => {
    const made = await bench.lambda.send(
      new CreateFunctionCommand({
        FunctionName: "defaults",
        Runtime: "nodejs22.x",
        Handler: "index.handler",
        Role: bench.roleArn,
        Code: { ZipFile: zip },
      }),
    );
    const { $metadata, ...configuration } = made;
    expect($metadata.httpStatusCode).toBe(201);
    expect(configuration).toEqual({
      FunctionName: "defaults",
      FunctionArn: arn("defaults"),
      Runtime: "nodejs22.x",
      Role: bench.roleArn,
      Handler: "index.handler",
      CodeSize: zip.length,
      Description: "",
      Timeout: 3,
      MemorySize: 128,
      LastModified: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}\+0000$/),
      CodeSha256: createHash("sha256").update(zip).digest("base64"),
      Version: "$LATEST",
      TracingConfig: { Mode: "PassThrough" },
      RevisionId: expect.stringMatching(/^[0-9a-f-]{36}$/),
      RuntimeVersionConfig: { RuntimeVersionArn: expect.stringMatching(/^arn:aws:lambda:us-west-2::runtime:/) },
      State: "Pending",
      StateReason: "The function is being created.",
      StateReasonCode: "Creating",
      PackageType: "Zip",
      Architectures: ["x86_64"],
      EphemeralStorage: { Size: 512 },
      SnapStart: { ApplyOn: "None", OptimizationStatus: "Off" },
      LoggingConfig: { LogFormat: "Text", LogGroup: "/aws/lambda/defaults" },
    });
    await waitUntilFunctionActiveV2({ client: bench.lambda, maxWaitTime: 5 }, { FunctionName: "defaults" });
  });

  test("keeps every setting", async () => {
    const settings = {
      Description: "all of it",
      Timeout: 60,
      MemorySize: 1536,
      Environment: { Variables: { KEY_A: "a", KEY_B: "b" } },
      Architectures: ["arm64"],
      EphemeralStorage: { Size: 1024 },
      TracingConfig: { Mode: "Active" },
      LoggingConfig: { LogFormat: "JSON", LogGroup: "/own/group", ApplicationLogLevel: "WARN", SystemLogLevel: "INFO" },
    } satisfies Partial<CreateFunctionCommandInput>;
    const name = await bench.make("exports.handler = async () => 1", { ...settings, Tags: { team: "riders" } });
    const found = await bench.lambda.send(new GetFunctionCommand({ FunctionName: name }));
    expect(found).toMatchObject({ Configuration: settings, Tags: { team: "riders" }, Code: { RepositoryType: "S3" } });
  });

  test("reads the code from S3 as the one who asks", async () => {
    const s3 = new S3Client({ ...bench.endpoint.clientConfig, forcePathStyle: true });
    await s3.send(new CreateBucketCommand({ Bucket: "artifacts" }));
    await s3.send(new PutObjectCommand({ Bucket: "artifacts", Key: "code.zip", Body: zip }));
    expect(await bench.run({}, { Code: { S3Bucket: "artifacts", S3Key: "code.zip" } })).toMatchObject({ payload: 1 });
    expect(await refusal(bench.make({}, { Code: { S3Bucket: "artifacts", S3Key: "other.zip" } }))).toBe(
      "InvalidParameterValueException: Error occurred while GetObject. S3 Error Code: NoSuchKey. S3 Error Message: The specified key does not exist.",
    );
    s3.destroy();
  });

  const refused: [what: string, settings: Partial<CreateFunctionCommandInput>, error: string][] = [
    [
      "a runtime that is no more",
      { Runtime: "nodejs14.x" },
      "InvalidParameterValueException: The runtime parameter of nodejs14.x is no longer supported for creating or updating AWS Lambda functions. We recommend you use a supported runtime while creating or updating functions.",
    ],
    [
      "a runtime of another language",
      { Runtime: "python3.12" },
      "InvalidParameterValueException: This local endpoint runs Node functions only: python3.12 is not one of its runtimes nodejs22.x and nodejs24.x. On AWS it is.",
    ],
    [
      "no runtime",
      { Runtime: undefined },
      "InvalidParameterValueException: Runtime and Handler are mandatory parameters for functions created with deployment packages.",
    ],
    [
      "a role that is no ARN",
      { Role: "me" },
      "ValidationException: 1 validation error detected: Value 'me' at 'role' failed to satisfy constraint: Member must satisfy regular expression pattern: arn:(aws[a-zA-Z-]*)?:iam::\\d{12}:role/?[a-zA-Z_0-9+=,.@\\-_/]+",
    ],
    [
      "a role that does not exist",
      { Role: "arn:aws:iam::123456789012:role/nobody" },
      "InvalidParameterValueException: The role defined for the function cannot be assumed by Lambda.",
    ],
    [
      "too much of two things",
      { Timeout: 901, MemorySize: 64 },
      "ValidationException: 2 validation errors detected: Value '901' at 'timeout' failed to satisfy constraint: Member must have value less than or equal to 900; Value '64' at 'memorySize' failed to satisfy constraint: Member must have value greater than or equal to 128",
    ],
    [
      "more memory than there is",
      { MemorySize: 10_241 },
      "InvalidParameterValueException: 'MemorySize' value failed to satisfy constraint: Member must have value less than or equal to 10240",
    ],
    [
      "a handler with a space",
      { Handler: "index handler" },
      "ValidationException: 1 validation error detected: Value 'index handler' at 'handler' failed to satisfy constraint: Member must satisfy regular expression pattern: [^\\s]+",
    ],
    [
      "a name that is too long",
      { FunctionName: "n".repeat(65) },
      `ValidationException: 1 validation error detected: Value '${"n".repeat(65)}' at 'functionName' failed to satisfy constraint: Member must have length less than or equal to 64`,
    ],
    [
      "variables that are AWS's",
      { Environment: { Variables: { AWS_REGION: "x" } } },
      "InvalidParameterValueException: Lambda was unable to configure your environment variables because the environment variables you have provided contains reserved keys that are currently not supported for modification. Reserved keys used in this request: AWS_REGION",
    ],
    [
      "an image",
      { PackageType: "Image" },
      "InvalidParameterValueException: This local endpoint runs functions without container images. On AWS they exist; here they would have no effect.",
    ],
    [
      "layers",
      { Layers: ["arn:aws:lambda:us-west-2:123456789012:layer:x:1"] },
      "InvalidParameterValueException: This local endpoint runs functions without layers. On AWS they exist; here they would have no effect.",
    ],
    ["no code", { Code: {} }, "InvalidParameterValueException: Please provide a source for function code."],
    [
      "code that is no zip",
      { Code: { ZipFile: Buffer.from("text") } },
      "InvalidParameterValueException: Could not unzip uploaded file. Please check your file, then try to upload again.",
    ],
    [
      "an empty zip",
      { Code: { ZipFile: pack({}) } },
      "InvalidParameterValueException: Uploaded file must be a non-empty zip",
    ],
  ];
  test.each(refused)("refuses %s", async (_what, settings, error) => {
    expect(await refusal(bench.make("exports.handler = 1", { FunctionName: "refused", ...settings }))).toBe(error);
  });

  test("takes levels of logs with JSON alone, where INFO is the level that nobody chose", async () => {
    const levels = 'LogLevel is not supported when LogFormat is set to "Text". Remove LogLevel from your request';
    const ApplicationLogLevel = "WARN";
    expect(await refusal(bench.make("", { LoggingConfig: { ApplicationLogLevel } }))).toContain(levels);
    const FunctionName = await bench.make("", { LoggingConfig: { LogFormat: "JSON" } });
    const { LoggingConfig } = await bench.lambda.send(new GetFunctionConfigurationCommand({ FunctionName }));
    expect(LoggingConfig).toMatchObject({ LogFormat: "JSON", ApplicationLogLevel: "INFO", SystemLogLevel: "INFO" });
    const change = (settings: object) =>
      bench.lambda.send(new UpdateFunctionConfigurationCommand({ FunctionName, LoggingConfig: settings }));
    expect((await change({ ApplicationLogLevel })).LoggingConfig).toMatchObject({ ApplicationLogLevel });
    expect((await change({ LogFormat: "Text" })).LoggingConfig).not.toHaveProperty("ApplicationLogLevel");
    expect(await refusal(change({ ApplicationLogLevel }))).toContain(levels);
  });

  test("refuses variables of more than 4 KB, and a name that is taken", async () => {
    const Environment = { Variables: { LARGE: "x".repeat(4096) } };
    expect(await refusal(bench.make("", { Environment }))).toMatch(
      /exceeded the 4KB limit\. String measured: \{"LARGE":"x+"\}$/,
    );
    await bench.make("", { FunctionName: "taken" });
    expect(await refusal(bench.make("", { FunctionName: "taken" }))).toBe(
      "ResourceConflictException: Function already exist: taken",
    );
  });
});
