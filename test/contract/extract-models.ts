/**
 * Takes what AWS's own service models say of the workshop's operations into test/contract/models.json: members, required
 * ones, enums, lengths, patterns and declared errors. Reads the botocore that Python has.
 *
 *     node test/contract/extract-models.ts
 */
import { execFileSync } from "node:child_process";
import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import { packageRoot } from "../../src/package-root.ts";
import { workshopOperations } from "./operations.ts";
import type { Models, Shape } from "./model.ts";

/** The folders of botocore, by the endpoint's names of services. */
const folders: Readonly<Record<string, string>> = {
  cloudformation: "cloudformation",
  dynamodb: "dynamodb",
  events: "events",
  iam: "iam",
  lambda: "lambda",
  logs: "logs",
  monitoring: "cloudwatch",
  rekognition: "rekognition",
  s3: "s3",
  ses: "ses",
  sesv2: "sesv2",
  sns: "sns",
  states: "stepfunctions",
  sts: "sts",
};

const data = execFileSync("python3", ["-c", "import botocore, os; print(os.path.dirname(botocore.__file__))"]);
const dataFolder = join(String(data).trim(), "data");
const models: Record<string, Models[string]> = {};

for (const [service, names] of Object.entries(workshopOperations)) {
  const model = readModel(folders[service] ?? service);
  const shapes: Record<string, Shape> = {};
  const take = (name: string | undefined): string | undefined => {
    if (name === undefined || shapes[name] !== undefined) return name;
    const shape = model.shapes[name];
    if (shape === undefined) throw new Error(`${service} has no shape ${name}`);
    const kept = compact(shape);
    shapes[name] = kept;
    for (const child of [...Object.values(kept.members ?? {}), kept.member, kept.key, kept.value]) take(child);
    return name;
  };
  const operations = names.map((name) => {
    const operation = model.operations[name];
    if (operation === undefined) throw new Error(`${service} has no operation ${name}`);
    // A service's code may have the shape's name or another one on the wire.
    const errors = new Set(
      (operation.errors ?? []).flatMap(({ shape }) => [model.shapes[shape]?.error?.code ?? shape, shape]),
    );
    const described = {
      input: take(operation.input?.shape),
      output: take(operation.output?.shape),
      errors: [...errors],
    };
    return [name, described] as const;
  });
  models[service] = { operations: Object.fromEntries(operations), shapes };
}
writeFileSync(join(packageRoot, "test", "contract", "models.json"), `${JSON.stringify(models)}\n`);

interface RawShape {
  readonly type: string;
  readonly members?: Readonly<Record<string, { readonly shape: string }>>;
  readonly member?: { readonly shape: string };
  readonly key?: { readonly shape: string };
  readonly value?: { readonly shape: string };
  readonly required?: readonly string[];
  readonly enum?: readonly string[];
  readonly min?: number;
  readonly max?: number;
  readonly pattern?: string;
  readonly error?: { readonly code?: string };
}

interface RawModel {
  readonly operations: Readonly<
    Record<
      string,
      {
        readonly input?: { readonly shape: string };
        readonly output?: { readonly shape: string };
        readonly errors?: readonly { readonly shape: string }[];
      }
    >
  >;
  readonly shapes: Readonly<Record<string, RawShape>>;
}

function readModel(folder: string): RawModel {
  const versions = readdirSync(join(dataFolder, folder)).filter((name) => /^\d{4}-/.test(name));
  const version = join(dataFolder, folder, versions.sort().at(-1) ?? "");
  const plain = join(version, "service-2.json");
  const text = existsSync(plain) ? readFileSync(plain) : gunzipSync(readFileSync(`${plain}.gz`));
  return JSON.parse(text.toString("utf8"));
}

function compact(shape: RawShape): Shape {
  const members = Object.entries(shape.members ?? {}).map(([name, member]) => [name, member.shape] as const);
  return {
    type: shape.type,
    ...(shape.members ? { members: Object.fromEntries(members) } : {}),
    ...(shape.member ? { member: shape.member.shape } : {}),
    ...(shape.key ? { key: shape.key.shape } : {}),
    ...(shape.value ? { value: shape.value.shape } : {}),
    ...(shape.required?.length ? { required: shape.required } : {}),
    ...(shape.enum ? { enum: shape.enum } : {}),
    ...(shape.min === undefined ? {} : { min: shape.min }),
    ...(shape.max === undefined ? {} : { max: shape.max }),
    ...(shape.pattern === undefined ? {} : { pattern: shape.pattern }),
  };
}
