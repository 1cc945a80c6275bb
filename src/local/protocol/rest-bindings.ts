import type { FromStringShapeDeserializer, ToStringShapeSerializer } from "@smithy/core/protocols";
import type { NormalizedSchema } from "@smithy/core/schema";
import { AwsError } from "../aws-error.ts";
import type { RouteMatch } from "./routes.ts";
import { isNumberText } from "./schema/whole-numbers.ts";
import type { WireRequest } from "./wire.ts";

/** Reads what a REST request carries outside its body: path labels, query parameters and headers. */
export function readBoundMembers(options: {
  readonly schema: NormalizedSchema;
  readonly labels: RouteMatch["labels"];
  readonly query: URLSearchParams;
  readonly headers: WireRequest["headers"];
  readonly scalars: FromStringShapeDeserializer;
}): Record<string, unknown> {
  const { schema, labels, query, headers, scalars } = options;
  const input: Record<string, unknown> = {};
  const read = (member: NormalizedSchema, text: string, name: string): unknown =>
    readScalar(scalars, member, { text, name });
  for (const [name, member] of schema.structIterator()) {
    const traits = member.getMergedTraits();
    if (traits.httpLabel) {
      if (labels[name] !== undefined) input[name] = read(member, labels[name], name);
    } else if (traits.httpQuery) {
      const values = query.getAll(traits.httpQuery);
      if (values[0] !== undefined)
        input[name] = member.isListSchema()
          ? values.map((value) => read(member.getValueSchema(), value, name))
          : read(member, values[0], name);
    } else if (traits.httpHeader) {
      const value = headers[traits.httpHeader.toLowerCase()];
      if (value !== undefined && value !== "") input[name] = read(member, value, name);
    } else if (traits.httpPrefixHeaders !== undefined) {
      const prefix = traits.httpPrefixHeaders.toLowerCase();
      const found = Object.entries(headers).filter(([header]) => header.startsWith(prefix));
      if (found.length > 0)
        input[name] = Object.fromEntries(found.map(([header, value]) => [header.slice(prefix.length), value]));
    }
  }
  return input;
}

function readScalar(
  scalars: FromStringShapeDeserializer,
  member: NormalizedSchema,
  { text, name }: { readonly text: string; readonly name: string },
): unknown {
  if (member.isNumericSchema() && !isNumberText(name, text)) throw invalidNumber(member, { text, name });
  try {
    return scalars.read(member, text);
  } catch {
    throw invalidArgument(`Provided argument ${name} has an invalid value: ${text}`, { text, name });
  }
}

/** In S3's words, which name the parameter of the query. */
function invalidNumber(member: NormalizedSchema, value: { readonly text: string; readonly name: string }): AwsError {
  const parameter = member.getMergedTraits().httpQuery;
  if (typeof parameter !== "string") {
    return invalidArgument(`Provided argument ${value.name} has an invalid value: ${value.text}`, value);
  }
  const refusal =
    parameter === "partNumber"
      ? "Part number must be an integer between 1 and 10000, inclusive"
      : `Provided ${parameter} not an integer or within integer range`;
  return invalidArgument(refusal, { ...value, name: parameter });
}

function invalidArgument(message: string, { text, name }: { readonly text: string; readonly name: string }): AwsError {
  return new AwsError("InvalidArgument", message, { members: { ArgumentName: name, ArgumentValue: text } });
}

/** Splits a REST answer into status, headers and what is left for the body. */
export function writeBoundMembers(options: {
  readonly schema: NormalizedSchema;
  readonly output: Readonly<Record<string, unknown>>;
  readonly scalars: ToStringShapeSerializer;
}): {
  headers: Record<string, string>;
  status: number | undefined;
  payload: [NormalizedSchema, unknown] | undefined;
  document: Record<string, unknown>;
  hasDocument: boolean;
} {
  const headers: Record<string, string> = {};
  const document: Record<string, unknown> = {};
  let status: number | undefined;
  let payload: [NormalizedSchema, unknown] | undefined;
  let hasDocument = false;
  for (const [name, member] of options.schema.structIterator()) {
    const traits = member.getMergedTraits();
    const value = options.output[name];
    if (traits.httpResponseCode) {
      if (typeof value === "number") status = value;
    } else if (traits.httpHeader) {
      if (value !== undefined && value !== null)
        headers[traits.httpHeader.toLowerCase()] = writeScalar(options.scalars, member, value);
    } else if (traits.httpPrefixHeaders !== undefined) {
      for (const [key, text] of Object.entries(value ?? {}))
        headers[`${traits.httpPrefixHeaders}${key}`.toLowerCase()] = String(text);
    } else if (traits.httpPayload) {
      payload = [member, value];
    } else {
      hasDocument = true;
      if (value !== undefined) document[name] = value;
    }
  }
  return { headers, status, payload, document, hasDocument };
}

function writeScalar(scalars: ToStringShapeSerializer, member: NormalizedSchema, value: unknown): string {
  scalars.write(member, value);
  return scalars.flush();
}
