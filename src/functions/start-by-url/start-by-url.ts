import { type SFNClient, StartExecutionCommand } from "@aws-sdk/client-sfn";
import { isNamedError } from "../shared/named-error.ts";
import { encodeKey, readMember } from "../shared/photo-event.ts";

/** The function's SDK clients and settings, read once at its start. */
interface StartByUrlSetup {
  readonly stepFunctions: Pick<SFNClient, "send">;
  readonly machineArn: string;
  /** Bucket of the riders' photos. */
  readonly bucket: string;
}

/** An answer of a function URL. */
export interface UrlAnswer {
  readonly statusCode: number;
  readonly headers: Readonly<Record<string, string>>;
  /** JSON. */
  readonly body: string;
}

/** The content of a request. */
interface StartRequest {
  readonly userId: string;
  readonly s3Key: string;
  /** Name of the execution: a request that is repeated with it starts nothing more. */
  readonly name?: string | undefined;
}

/**
 * Makes the handler of a function URL that starts one execution for each
 * `POST {"userId": …, "s3Key": …, "name"?: …}`. It answers 202 with the execution's ARN, and 400, 404, 405, 409 or 429
 * with a `message`. An error of another kind is thrown: Lambda answers 502.
 */
export function createHandler(setup: StartByUrlSetup): (event: unknown) => Promise<UrlAnswer> {
  return async (event) => {
    const method = readMember(readMember(readMember(event, "requestContext"), "http"), "method");
    if (method !== "POST") return answer(405, { message: "Send a POST request" }, { allow: "POST" });
    const request = readRequest(readBody(event));
    if (typeof request === "string") return answer(400, { message: request });
    return start(setup, request);
  };
}

async function start(setup: StartByUrlSetup, request: StartRequest): Promise<UrlAnswer> {
  const { userId, s3Key, name } = request;
  const input = JSON.stringify({ userId, s3Bucket: setup.bucket, s3Key: encodeKey(s3Key) });
  try {
    const { executionArn, startDate } = await setup.stepFunctions.send(
      new StartExecutionCommand({ stateMachineArn: setup.machineArn, name, input }),
    );
    return answer(202, { executionArn, startDate: startDate?.toISOString() });
  } catch (error) {
    const refused = refusals.find(([errorName]) => isNamedError(error, errorName));
    if (!refused) throw error;
    return answer(refused[1], { message: refused[2] });
  }
}

/** Errors of StartExecution that the caller can do something about. */
const refusals: readonly (readonly [errorName: string, statusCode: number, message: string])[] = [
  ["ExecutionAlreadyExists", 409, "An execution with this name and another input exists"],
  ["InvalidName", 400, "The name of the execution is not valid"],
  ["StateMachineDoesNotExist", 404, "The state machine does not exist"],
  ["ExecutionLimitExceeded", 429, "Too many executions are running"],
  ["ThrottlingException", 429, "Too many requests"],
];

/** The request, or what is wrong with it. */
function readRequest(body: unknown): StartRequest | string {
  const [userId, s3Key, name] = ["userId", "s3Key", "name"].map((member) => readMember(body, member));
  // Rekognition takes no other text as ExternalImageId (Rekognition API Reference, IndexFaces).
  if (typeof userId !== "string" || !/^[a-zA-Z0-9_.\-:]{1,255}$/.test(userId))
    return "userId must have 1 to 255 letters, digits, and _ . - : only";
  if (typeof s3Key !== "string" || s3Key === "" || Buffer.byteLength(s3Key) > 1024)
    return "s3Key must be the key of a photo, of 1 to 1024 bytes";
  if (name !== undefined && typeof name !== "string") return "name must be a text";
  return { userId, s3Key, name };
}

/** The body as JSON; undefined where there is none. */
function readBody(event: unknown): unknown {
  const body = readMember(event, "body");
  if (typeof body !== "string") return undefined;
  const text = readMember(event, "isBase64Encoded") === true ? Buffer.from(body, "base64").toString() : body;
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function answer(statusCode: number, document: object, headers: Readonly<Record<string, string>> = {}): UrlAnswer {
  return {
    statusCode,
    headers: { "content-type": "application/json", ...headers },
    body: JSON.stringify(document),
  };
}
