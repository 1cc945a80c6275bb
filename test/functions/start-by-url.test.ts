import { StartExecutionCommand } from "@aws-sdk/client-sfn";
import { expect, test } from "vitest";
import { createHandler } from "../../src/functions/start-by-url/start-by-url.ts";

/** The handler with a Step Functions that notes its inputs, or fails by an error of that name. */
function open(failure?: string) {
  const inputs: unknown[] = [];
  const send = (command: unknown) => {
    if (command instanceof StartExecutionCommand) inputs.push(command.input);
    if (failure === undefined)
      return Promise.resolve({ executionArn: "arn:of:it", startDate: new Date("2026-01-01T00:00:00Z") });
    return Promise.reject(Object.assign(new Error("no"), { name: failure }));
  };
  const handler = createHandler({ stepFunctions: { send }, machineArn: "arn:of:machine", bucket: "photos" });
  return { handler, inputs };
}

const request = (body: unknown, method = "POST") => ({
  requestContext: { http: { method } },
  body: typeof body === "string" ? body : JSON.stringify(body),
});
const fine = { userId: "user_a", s3Key: "a + b 100%.jpg" };

test("a request starts one execution, with the key as the functions decode it", async () => {
  const { handler, inputs } = open();
  const reply = await handler(request({ ...fine, name: "one" }));
  expect([reply.statusCode, JSON.parse(reply.body)]).toEqual([
    202,
    { executionArn: "arn:of:it", startDate: "2026-01-01T00:00:00.000Z" },
  ]);
  const input = JSON.stringify({ userId: "user_a", s3Bucket: "photos", s3Key: "a %2B b 100%25.jpg" });
  expect(inputs).toEqual([{ stateMachineArn: "arn:of:machine", name: "one", input }]);
});

test("a body in Base64 is decoded", async () => {
  const { handler, inputs } = open();
  const body = Buffer.from(JSON.stringify(fine)).toString("base64");
  expect((await handler({ ...request(body), isBase64Encoded: true })).statusCode).toBe(202);
  expect(inputs).toHaveLength(1);
});

test.for([
  ["no JSON", "nonsense"],
  ["no object", "[]"],
  ["nothing", ""],
  ["no rider", { s3Key: "x.jpg" }],
  ["a rider whom Rekognition refuses", { ...fine, userId: "a b" }],
  ["a rider of another type", { ...fine, userId: 7 }],
  ["an empty key", { ...fine, s3Key: "" }],
  ["a key that S3 has no room for", { ...fine, s3Key: "한".repeat(342) }],
  ["a name of another type", { ...fine, name: 7 }],
] as const)("%s is answered with 400, and nothing starts", async ([, body]) => {
  const { handler, inputs } = open();
  expect((await handler(request(body))).statusCode).toBe(400);
  expect(inputs).toEqual([]);
});

test.for(["GET", "PUT", "DELETE"])("%s is answered with 405", async (method) => {
  const { handler, inputs } = open();
  expect(await handler(request(fine, method))).toMatchObject({ statusCode: 405, headers: { allow: "POST" } });
  expect(inputs).toEqual([]);
});

test.for([
  ["ExecutionAlreadyExists", 409],
  ["InvalidName", 400],
  ["StateMachineDoesNotExist", 404],
  ["ThrottlingException", 429],
  ["ExecutionLimitExceeded", 429],
] as const)("%s is answered with %i", async ([name, status]) => {
  expect((await open(name).handler(request(fine))).statusCode).toBe(status);
});

test("another error is thrown, so that Lambda answers 502", async () => {
  await expect(open("AccessDeniedException").handler(request(fine))).rejects.toThrow("no");
});
