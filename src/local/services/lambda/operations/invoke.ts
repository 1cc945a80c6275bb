import type { InvokeCommandInput, InvokeCommandOutput } from "@aws-sdk/client-lambda";
import { AwsError } from "../../../aws-error.ts";
import { checkConstraints } from "../../../service-kit/constraint-checks.ts";
import type { Operation } from "../../../service.ts";
import { parseFunctionName } from "../function-name.ts";
import { functionArn } from "../function-record.ts";
import type { LambdaService } from "../lambda-service.ts";

/** The largest payloads in bytes: of a call that waits, and of one that does not. */
const payloadLimits = { RequestResponse: 6_291_456, DryRun: 6_291_456, Event: 1_048_576 };

const latest = "$LATEST";

/** Invoke: waiting for the result, as an event, or as a test of whether the caller may. */
export function invoke(lambda: LambdaService): Operation<InvokeCommandInput, InvokeCommandOutput> {
  return async (input, { caller, requestId }) => {
    const { name, qualifier } = parseFunctionName(input.FunctionName, caller, input.Qualifier);
    checkConstraints("ValidationException")
      .text("invocationType", input.InvocationType, { values: ["Event", "RequestResponse", "DryRun"] })
      .text("logType", input.LogType, { values: ["None", "Tail"] })
      .finish();
    const kind = input.InvocationType ?? "RequestResponse";
    const payload = toBytes(input.Payload);
    if (payload.length > payloadLimits[kind]) {
      throw new AwsError(
        "RequestEntityTooLargeException",
        `Request must be smaller than ${payloadLimits[kind]} bytes for the InvokeFunction operation`,
        { statusCode: 413 },
      );
    }
    const record = lambda.functions.get(caller, name, qualifier ?? latest);
    const event = readEvent(payload);
    const clientContext = readClientContext(input.ClientContext);
    if (kind === "DryRun") return { StatusCode: 204 };
    if (kind === "Event") {
      lambda.events.add(record, { requestId, event, qualifier });
      return { StatusCode: 202 };
    }
    const arn = functionArn(record);
    const answer = await lambda.execution.run(
      record,
      {
        requestId,
        event,
        invokedFunctionArn: qualifier === undefined ? arn : `${arn}:${qualifier}`,
        ...(clientContext === undefined ? {} : { clientContext }),
      },
      caller,
    );
    return {
      StatusCode: 200,
      ExecutedVersion: record.version ?? latest,
      Payload: toBlob(answer.payload),
      ...(answer.failed ? { FunctionError: "Unhandled" } : {}),
      ...(input.LogType === "Tail" ? { LogResult: answer.logTail.toString("base64") } : {}),
    };
  };
}

/** The event as JSON text; without a payload it is an empty object. @throws AwsError `InvalidRequestContentException` */
function readEvent(payload: Uint8Array): string {
  if (payload.length === 0) return "{}";
  try {
    const text = new TextDecoder("utf-8", { fatal: true }).decode(payload);
    JSON.parse(text);
    return text;
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new AwsError(
      "InvalidRequestContentException",
      `Could not parse request body into json: Could not parse payload into json: ${reason}`,
      { members: { Type: "User" } },
    );
  }
}

/** The client context as JSON text. @throws AwsError `InvalidRequestContentException` */
function readClientContext(encoded: string | undefined): string | undefined {
  if (encoded === undefined) return undefined;
  try {
    const text = Buffer.from(encoded, "base64").toString();
    JSON.parse(text);
    return text;
  } catch {
    throw new AwsError("InvalidRequestContentException", "Client context must be a valid Base64-encoded JSON object.", {
      members: { Type: "User" },
    });
  }
}

/** Bytes from the wire; services that call each other may pass text. */
function toBytes(payload: unknown): Uint8Array {
  if (payload === undefined || payload === null) return new Uint8Array();
  if (payload instanceof Uint8Array) return payload;
  return Buffer.from(String(payload));
}

function toBlob(text: string): NonNullable<InvokeCommandOutput["Payload"]> {
  return Object.assign(new Uint8Array(Buffer.from(text)), { transformToString: () => text });
}
