import { randomUUID } from "node:crypto";
import { parseArn } from "../../../../../arn.ts";
import { isMap, scalarText, type TemplateMap, type TemplateValue } from "../../template/value.ts";
import { membersOf, textMember, textProperty } from "../answer-members.ts";
import { type Attributes, ResourceFailure, type ResourceHandler, type ResourceRequest } from "../handler.ts";
import { integer, type ObjectSchema, object, text } from "../property-schema.ts";

const schema: ObjectSchema = {
  ...object({ ServiceTimeout: integer({ min: 1, max: 3600 }), ServiceToken: text() }, ["ServiceToken"]),
  open: true,
};

/** An attribute under a name that no template can ask for: which resource it is. */
const physicalIdKey = "\u0000PhysicalResourceId";
const longestResponse = 4096;

/**
 * `AWS::CloudFormation::CustomResource` and `Custom::…`: a function, or a topic's subscriber, makes the resource and
 * answers to a URL (CloudFormation User Guide, "Custom resource reference"). After a stop it is asked again.
 */
export const cloudFormationCustomResource: ResourceHandler = {
  type: "AWS::CloudFormation::CustomResource",
  schema,
  replacing: ["ServiceToken"],
  hasAttribute: () => true,
  identify: (_properties, naming) => ({ physicalId: naming.generate({ max: 255 }), chosen: false }),
  physicalIdOf: (attributes) => String(attributes[physicalIdKey]),
  create: (request) => ask(request, "Create"),
  read: async () => undefined,
  update: (request, before) => ask(request, "Update", before),
  async remove(request) {
    await ask(request, "Delete");
  },
};

async function ask(
  request: ResourceRequest,
  RequestType: "Create" | "Update" | "Delete",
  before?: TemplateMap,
): Promise<Attributes> {
  const { signals, properties } = request;
  const token = signals.open();
  const RequestId = randomUUID();
  try {
    await send(request, {
      RequestType,
      ServiceToken: textProperty(properties, "ServiceToken"),
      ResponseURL: responseUrl(request, token),
      StackId: request.stack.id,
      RequestId,
      LogicalResourceId: request.logicalId,
      ...(RequestType === "Create" ? {} : { PhysicalResourceId: request.physicalId }),
      ResourceType: request.type,
      ResourceProperties: asText(properties),
      ...(before === undefined ? {} : { OldResourceProperties: asText(before) }),
    });
    return readResponse(request, RequestId, await waitForResponse(request, token, RequestId));
  } finally {
    signals.close(token);
  }
}

/** The form of AWS's presigned URL. Functions of this endpoint reach it; it leads to the endpoint (`runtime/`). */
function responseUrl({ stack, logicalId }: ResourceRequest, token: string): string {
  const bucket = `cloudformation-custom-resource-response-${stack.region.replaceAll("-", "")}`;
  const key = `${encodeURIComponent(stack.id)}%7C${logicalId}/${token}`;
  return `https://${bucket}.s3.${stack.region}.amazonaws.com/${key}?X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-SignedHeaders=host&X-Amz-Expires=7200`;
}

async function send(request: ResourceRequest, event: Readonly<Record<string, unknown>>): Promise<void> {
  const token = String(event["ServiceToken"]);
  const service = parseArn(token)?.service;
  if (service === "lambda") {
    const Payload = new TextEncoder().encode(JSON.stringify(event));
    await request.call("lambda", "Invoke", { FunctionName: token, InvocationType: "Event", Payload });
  } else if (service === "sns") {
    const { ResponseURL: url, ...rest } = event;
    // A subscriber is not a function of this endpoint: it gets the URL that leads here.
    const plain = request.signalUrl(String(url).replace(/\?.*$/u, "").slice(-32));
    await request.call("sns", "Publish", {
      TopicArn: token,
      Subject: "AWS CloudFormation custom resource request",
      Message: JSON.stringify({ ...rest, ResponseURL: plain }),
    });
  } else throw new ResourceFailure("Invalid service token.");
}

async function waitForResponse(request: ResourceRequest, token: string, requestId: string): Promise<string> {
  const patience = Number(request.properties["ServiceTimeout"] ?? 3600) * 1000;
  for (;;) {
    const [text] = request.signals.list(token);
    if (text !== undefined) return text;
    await request.pause(25, patience).catch((error: unknown) => {
      if (!(error instanceof ResourceFailure)) throw error;
      throw new ResourceFailure(
        `CloudFormation did not receive a response from your Custom Resource. Please check your logs for requestId [${requestId}]. If you are using the Python cfn-response module, you may need to update your Lambda function code so that CloudFormation can attach the updated version.`,
      );
    });
  }
}

function readResponse(request: ResourceRequest, requestId: string, text: string): Attributes {
  if (Buffer.byteLength(text) > longestResponse) throw new ResourceFailure("Response object is too long.");
  const response = parseResponse(text);
  const physicalId = textMember(response, "PhysicalResourceId");
  if (textMember(response, "Status") !== "SUCCESS") {
    throw new ResourceFailure(
      `Received response status [FAILED] from custom resource. Message returned: ${textMember(response, "Reason")} (RequestId: ${requestId})`,
      physicalId === "" ? {} : { physicalId },
    );
  }
  const data: TemplateMap = isMap(response["Data"]) ? response["Data"] : {};
  return { ...data, [physicalIdKey]: physicalId || request.physicalId };
}

function parseResponse(text: string): Record<string, unknown> {
  try {
    return membersOf(JSON.parse(text));
  } catch {
    throw new ResourceFailure("Invalid response object: Response is not in valid JSON format.");
  }
}

/** Numbers and booleans reach the function as text, as on AWS. */
function asText(value: TemplateValue): TemplateValue {
  if (Array.isArray(value)) return value.map(asText);
  if (isMap(value)) return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, asText(member)]));
  return scalarText(value) ?? value;
}
