/**
 * Renews what Step Functions knows of every AWS service: the actions behind `aws-sdk` resources, and the shapes of
 * their answers, which TestState compares mocked results with. Of the services of this endpoint it also knows what
 * requests may hold. The source is the service models in botocore's wheel
 * (Apache-2.0), because the SDK for JavaScript ships neither enums nor limits.
 *
 *     pip download botocore --no-deps && node bin/aws-services.ts botocore-*.whl
 */
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { brotliCompressSync, constants, gunzipSync } from "node:zlib";
import { unzipSync } from "fflate";
import { awsServicesFolder } from "../src/local/services/states/aws-services/read-file.ts";
import { describeService, serviceNames } from "../src/local/services/registry.ts";
import type { PackedService, PackedShape } from "../src/local/services/states/aws-services/packed.ts";

type Direction = "input" | "output";

interface ModelShape {
  readonly type: string;
  readonly document?: boolean;
  readonly required?: readonly string[];
  readonly members?: Readonly<Record<string, { readonly shape: string }>>;
  readonly payload?: string;
  readonly member?: { readonly shape: string };
  readonly value?: { readonly shape: string };
  readonly enum?: readonly string[];
  readonly min?: number;
  readonly max?: number;
}

interface Model {
  readonly metadata: { readonly serviceId?: string };
  readonly operations: Readonly<Record<string, Readonly<Partial<Record<Direction, { readonly shape: string }>>>>>;
  readonly shapes: Readonly<Record<string, ModelShape>>;
}

/** Where Step Functions refuses by other limits than the service's newest model has (recorded), by the shape's name. */
const recordedLimits: Readonly<Record<string, Pick<ModelShape, "min" | "max">>> = {
  MemorySize: { min: 128, max: 10_240 },
};

const [wheel] = process.argv.slice(2);
if (wheel === undefined) throw new Error("usage: node bin/aws-services.ts botocore-*.whl");
const models = readModels(wheel);
const actions = Object.fromEntries([...models].map(([id, { operations }]) => [id, Object.keys(operations).sort()]));
// A service's answers are text within the text, so that a reader parses only those it needs.
const answers = Object.fromEntries([...models].map(([id, model]) => [id, JSON.stringify(packShapes(model, "output"))]));
const requests = Object.fromEntries(
  serviceNames.flatMap((name) => {
    const id = describeService(name).sdk?.integration;
    const model = id === undefined ? undefined : models.get(id);
    return id === undefined || model === undefined ? [] : [[id, JSON.stringify(packShapes(model, "input"))]];
  }),
);
write("actions", actions);
write("answers", answers);
write("requests", requests);

/** The newest model of each service, by the id that `aws-sdk` resources use: the service id in lower-case letters. */
function readModels(file: string): Map<string, Model> {
  const found = new Map<string, { date: string; model: Model }>();
  const entries = unzipSync(readFileSync(file), { filter: ({ name }) => /\/service-2\.json(\.gz)?$/.test(name) });
  for (const [name, bytes] of Object.entries(entries)) {
    const date = name.split("/").at(-2) ?? "";
    const model: Model = JSON.parse(Buffer.from(name.endsWith(".gz") ? gunzipSync(bytes) : bytes).toString("utf8"));
    const id = (model.metadata.serviceId ?? "").toLowerCase().replaceAll(/[^a-z0-9]/g, "");
    if (id !== "" && (found.get(id)?.date ?? "") < date) found.set(id, { date, model });
  }
  return new Map([...found].sort(([a], [b]) => (a < b ? -1 : 1)).map(([id, { model }]) => [id, model]));
}

function packShapes(model: Model, direction: Direction): PackedService {
  const places = new Map<string, number>();
  const shapes: PackedShape[] = [];
  const pack = (name: string): number => {
    const packed = places.get(name);
    if (packed !== undefined) return packed;
    const place = shapes.push("any") - 1;
    places.set(name, place);
    const shape = model.shapes[name];
    const known = shape && { ...shape, ...recordedLimits[name] };
    shapes[place] = packShape(direction === "output" ? known : known && withoutLimits(known), pack);
    return place;
  };
  const operations: Record<string, number> = {};
  for (const [name, operation] of Object.entries(model.operations)) {
    const packed = operation[direction];
    if (packed !== undefined) operations[name] = pack(packed.shape);
  }
  return { operations, shapes };
}

/** Of a request only names and types are compared: what a value may be is for the service to say. */
function withoutLimits({
  enum: _values,
  min: _least,
  max: _most,
  payload: _payload,
  ...shape
}: ModelShape): ModelShape {
  return shape;
}

function packShape(shape: ModelShape | undefined, pack: (name: string) => number): PackedShape {
  if (shape === undefined || shape.document === true) return "any";
  const { min, max } = shape;
  const limits = min === undefined && max === undefined ? undefined : [min ?? null, max ?? null];
  switch (shape.type) {
    case "structure":
      return { members: packMembers(shape, pack), ...(shape.required?.length && { required: shape.required }) };
    case "list":
      return { items: pack(shape.member?.shape ?? "") };
    case "map":
      return { values: pack(shape.value?.shape ?? "") };
    case "string":
      if (shape.enum !== undefined) return { oneOf: shape.enum };
      return limits === undefined ? "string" : { length: limits };
    case "blob":
      return limits === undefined ? "string" : { length: limits };
    case "timestamp":
      return "string";
    case "boolean":
      return "boolean";
    default:
      return limits === undefined ? "number" : { range: limits };
  }
}

/** A payload that is a blob is whatever the caller's own code answers, as with a function. */
function packMembers({ members = {}, payload }: ModelShape, pack: (name: string) => number): Record<string, number> {
  const isFree = (name: string, shape: string): boolean => name === payload && /^(Blob|Body)/.test(shape);
  return Object.fromEntries(
    Object.entries(members).flatMap(([name, { shape }]) => (isFree(name, shape) ? [] : [[name, pack(shape)]])),
  );
}

function write(name: string, value: unknown): void {
  const bytes = Buffer.from(JSON.stringify(value));
  const packed = brotliCompressSync(bytes, {
    params: { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_LGWIN]: 24 },
  });
  writeFileSync(join(awsServicesFolder, `${name}.json.br`), packed);
  process.stdout.write(`${name}: ${bytes.length} bytes, packed ${packed.length}\n`);
}
