import { isUtf8 } from "node:buffer";
import { Readable } from "node:stream";
import { XmlShapeDeserializer, XmlShapeSerializer } from "@aws-sdk/core/protocols";
import { ToStringShapeSerializer } from "@smithy/core/protocols";
import type { NormalizedSchema } from "@smithy/core/schema";
import { AwsError } from "../aws-error.ts";
import { createRequestBinder } from "./bind-request.ts";
import { writeBoundMembers } from "./rest-bindings.ts";
import type { ServiceModel } from "./schema/service-model.ts";
import { isDocumentOf } from "./body/check-xml.ts";
import type { RequestBody, WireAnswer, WireError, WireProtocol } from "./wire.ts";
import { escapeXml } from "./body/xml-text.ts";

/** Operations that S3 answers with another status than its model says (recorded). */
const withoutContent = new Set(["PutBucketPolicy", "PutBucketTagging"]);

const xmlHeader = '<?xml version="1.0" encoding="UTF-8"?>\n';

/** restXml, as S3 speaks it: bucket and key in the path, members in query and headers, objects streamed as they are. */
export function createRestXmlProtocol(model: ServiceModel, namespace: string): WireProtocol {
  const settings = {
    timestampFormat: { useTrait: true, default: 5 as const },
    httpBindings: true,
    xmlNamespace: namespace,
    serviceNamespace: model.name,
  };
  const serializer = new XmlShapeSerializer(settings);
  const deserializer = new XmlShapeDeserializer(settings);
  const toString = new ToStringShapeSerializer(settings);
  const bind = createRequestBinder(model, settings);

  function writeDocument(schema: NormalizedSchema, value: unknown): string {
    serializer.write(schema, value);
    return xmlHeader + referToControls(addMilliseconds(String(serializer.flush())));
  }

  return {
    async decode(request, body) {
      const bound = bind(request);
      if (!bound && !isDecodable(request.path))
        throw new AwsError("InvalidURI", "Couldn't parse the specified URI.", { statusCode: 400 });
      if (!bound)
        throw new AwsError("MethodNotAllowed", "The specified method is not allowed against this resource.", {
          statusCode: 405,
        });
      const { operation, members, payload } = bound;
      if (payload) members[payload[0]] = await readPayload(deserializer, payload[1], body);
      return { operation, input: members };
    },
    encodeResult(operation, output, { requestId }) {
      const { output: schema, http } = model.operations.get(operation) ?? {};
      const headers: Record<string, string> = { "x-amz-request-id": requestId };
      const usual = withoutContent.has(operation) ? 204 : (http?.[2] ?? 200);
      if (!schema) return { status: usual, headers };
      const parts = writeBoundMembers({ schema, output, scalars: toString });
      const answer = {
        status: parts.status ?? (output["ContentRange"] ? 206 : usual),
        headers: { ...headers, ...parts.headers },
      };
      const document = (body: string) => ({
        ...answer,
        headers: { ...answer.headers, "content-type": "application/xml" },
        body,
      });
      if (operation === "GetBucketLocation") return document(locationDocument(namespace, output["LocationConstraint"]));
      if (!parts.payload) return parts.hasDocument ? document(writeDocument(schema, parts.document)) : answer;
      const [member, value] = parts.payload;
      if (value instanceof Uint8Array || value instanceof Readable || typeof value === "string")
        return { ...answer, body: value };
      return value === undefined || value === null ? answer : document(writeDocument(member, value));
    },
    encodeError,
  };
}

function encodeError(error: WireError, { requestId, request }: Parameters<WireProtocol["encodeError"]>[1]): WireAnswer {
  const headers: Record<string, string> = { "x-amz-request-id": requestId, ...errorHeaders(error.members) };
  if (request.method === "HEAD" || error.status === 304) return { status: error.status, headers };
  headers["content-type"] = "application/xml";
  const members = Object.entries(error.members)
    .map(([name, value]) => `<${name}>${escapeXml(String(value))}</${name}>`)
    .join("");
  const body = `${xmlHeader}<Error><Code>${escapeXml(error.code)}</Code><Message>${escapeXml(error.message)}</Message>${members}<RequestId>${requestId}</RequestId><HostId>wildrydes</HostId></Error>`;
  return { status: error.status, headers, body };
}

/** The headers of an error that SDKs read: where a bucket really is, and that a key was deleted. */
function errorHeaders(members: WireError["members"]): Record<string, string> {
  return {
    ...(members["Region"] === undefined ? {} : { "x-amz-bucket-region": String(members["Region"]) }),
    ...(members["ResourceType"] === "DeleteMarker" ? { "x-amz-delete-marker": "true" } : {}),
  };
}

// oxlint-disable-next-line no-control-regex -- XML 1.0 has no way to carry these
const controls = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/g;

/** Keys may hold characters that XML cannot: S3 writes references to them, and clients ask for `encoding-type=url`. */
function referToControls(xml: string): string {
  return xml.replaceAll(controls, (character) => `&#x${character.charCodeAt(0).toString(16).toUpperCase()};`);
}

function isDecodable(path: string): boolean {
  try {
    decodeURIComponent(path);
    return true;
  } catch {
    return false;
  }
}

async function readPayload(
  deserializer: XmlShapeDeserializer,
  member: NormalizedSchema,
  body: RequestBody,
): Promise<unknown> {
  if (member.isStreaming()) return body.stream();
  const bytes = await body.collect();
  if (member.isBlobSchema()) return new Uint8Array(bytes);
  if (member.isStringSchema()) return bytes.toString("utf8");
  if (bytes.length === 0) return undefined;
  try {
    const { xmlName } = member.getMergedTraits();
    const isValid = isUtf8(bytes) && isDocumentOf(String(xmlName ?? member.getName()), bytes.toString("utf8"));
    if (!isValid) throw new Error("not the expected document");
    return await deserializer.read(member, bytes);
  } catch {
    throw new AwsError(
      "MalformedXML",
      "The XML you provided was not well-formed or did not validate against our published schema",
    );
  }
}

/** S3 writes times in documents with milliseconds, also when they are zero. */
function addMilliseconds(xml: string): string {
  return xml.replaceAll(/>(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d)Z</g, ">$1.000Z<");
}

/** The one answer of S3 that is a bare element instead of a structure. */
function locationDocument(namespace: string, location: unknown): string {
  return `${xmlHeader}<LocationConstraint xmlns="${namespace}">${location ? escapeXml(String(location)) : ""}</LocationConstraint>`;
}
