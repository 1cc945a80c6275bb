import { FromStringShapeDeserializer } from "@smithy/core/protocols";
import type { NormalizedSchema } from "@smithy/core/schema";
import { AwsError } from "../../aws-error.ts";
import { isNumberText } from "../schema/whole-numbers.ts";

const scalars = new FromStringShapeDeserializer({
  timestampFormat: { useTrait: true, default: 5 },
  httpBindings: false,
});

interface FormNode {
  value?: string;
  readonly children: Map<string, FormNode>;
}

/** Reads awsQuery's flattened form (`Tags.member.1.Key=…`) into the input that the schema describes. */
export function readForm(schema: NormalizedSchema, form: Iterable<readonly [string, string]>): Record<string, unknown> {
  const root: FormNode = { children: new Map() };
  for (const [name, value] of form) addToTree(root, name.split("."), value);
  return readStruct(schema, root);
}

function addToTree(root: FormNode, path: readonly string[], value: string): void {
  if (path.length > 32) throw new AwsError("MalformedQueryString", "The request's parameters are nested too deeply.");
  let node = root;
  for (const step of path) {
    let child = node.children.get(step);
    if (!child) node.children.set(step, (child = { children: new Map() }));
    node = child;
  }
  node.value = value;
}

function readStruct(schema: NormalizedSchema, node: FormNode): Record<string, unknown> {
  const struct: Record<string, unknown> = {};
  for (const [name, member] of schema.structIterator()) {
    const child = node.children.get(String(member.getMergedTraits().xmlName ?? name));
    if (child) struct[name] = readMember(member, child, name);
  }
  return struct;
}

/** @param member the member of a structure that the value is of, or in */
function readMember(schema: NormalizedSchema, node: FormNode, member: string): unknown {
  if (schema.isStructSchema()) return readStruct(schema, node);
  if (schema.isListSchema()) return readList(schema, node, member);
  if (schema.isMapSchema()) return readMap(schema, node, member);
  if (node.value === undefined)
    throw new AwsError("MalformedInput", `Unexpected complex element for ${schema.getMemberName() ?? "a value"}`);
  return readScalar(schema, node.value, member);
}

function readScalar(schema: NormalizedSchema, text: string, member: string): unknown {
  if (schema.isNumericSchema() && !isNumberText(member, text))
    throw new AwsError("MalformedInput", `${text} is not a valid value for ${schema.getMemberName() ?? "a number"}`);
  if (schema.isBooleanSchema() && !/^(true|false)$/i.test(text))
    throw new AwsError("MalformedInput", `${text} is not a valid value for ${schema.getMemberName() ?? "a boolean"}`);
  if (schema.isTimestampSchema()) return readMoment(schema, text);
  return scalars.read(schema, text);
}

function readMoment(schema: NormalizedSchema, text: string): unknown {
  try {
    const moment: unknown = scalars.read(schema, text);
    if (moment instanceof Date && !Number.isNaN(moment.getTime())) return moment;
  } catch {
    // The reader refuses it with its own error.
  }
  throw new AwsError("MalformedInput", "timestamp must follow ISO8601");
}

/** An empty list comes as the bare name with an empty value. */
function readList(schema: NormalizedSchema, node: FormNode, member: string): unknown[] {
  const element = schema.getValueSchema();
  const suffix = String(element.getMergedTraits().xmlName ?? "member");
  const items = schema.getMergedTraits().xmlFlattened ? node : node.children.get(suffix);
  return numberedChildren(items).map((child) => readMember(element, child, member));
}

function readMap(schema: NormalizedSchema, node: FormNode, member: string): Record<string, unknown> {
  const entries = schema.getMergedTraits().xmlFlattened ? node : node.children.get("entry");
  const keyName = String(schema.getKeySchema().getMergedTraits().xmlName ?? "key");
  const valueSchema = schema.getValueSchema();
  const valueName = String(valueSchema.getMergedTraits().xmlName ?? "value");
  const pairs: [string, unknown][] = [];
  for (const entry of numberedChildren(entries)) {
    const value = entry.children.get(valueName);
    if (value) pairs.push([entry.children.get(keyName)?.value ?? "", readMember(valueSchema, value, member)]);
  }
  return Object.fromEntries(pairs);
}

function numberedChildren(node: FormNode | undefined): FormNode[] {
  if (!node) return [];
  return [...node.children].sort(([a], [b]) => Number(a) - Number(b)).map(([, child]) => child);
}
