import jsonata from "jsonata";
import { createHash } from "node:crypto";
import type { RandomSource } from "../random-source.ts";
import { InternalFault, MemoryExceeded, mostOfRange } from "./evaluation-limits.ts";
import { builtInFunction, type JsonataFunction, withSignature } from "./jsonata-function.ts";
import { errorOfPassivePicture } from "./picture-errors.ts";
import { readStrictJson } from "./strict-json.ts";
import { seededNumber } from "./seeded-number.ts";

/**
 * The functions Step Functions adds to JSONata, those of JSONata's own that would give another value each time (here
 * they depend on the execution alone), and those that the service checks more strictly. `$eval` is taken away, as on
 * AWS. Their behaviour with missing or wrong arguments follows measurements of another project on AWS.
 *
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/transforming-data.html
 */
export async function addedFunctions(execution: {
  random: RandomSource;
  now: number;
}): Promise<Record<string, JsonataFunction | undefined>> {
  const { random, now } = execution;
  always ??= alwaysTheSame();
  return {
    ...(await always),
    random: await withSignature("<n?:n>", (seed?: number) =>
      seed === undefined ? random.number() : seededNumber(seed),
    ),
    uuid: await withSignature("<:s>", () => random.uuid()),
    shuffle: await withSignature("<a:a>", (items: readonly unknown[]) => shuffled(items, random)),
    millis: await withSignature("<:n>", () => now),
    now: await withSignature("<s?s?:s>", (picture?: string, timezone?: string) =>
      formatted.evaluate({ milliseconds: now, picture, timezone }),
    ),
    eval: undefined,
  };
}

let always: Promise<Record<string, JsonataFunction>> | undefined;

async function alwaysTheSame(): Promise<Record<string, JsonataFunction>> {
  return {
    partition: await withSignature("<x?n?:a>", partition),
    range: await withSignature("<nnn?:a>", range),
    hash: await withSignature("<ss?:s>", hash),
    parse: await withSignature("<s?:x>", (text?: string) => (text === undefined ? undefined : parse(text))),
    formatNumber: checked(await builtInFunction("formatNumber"), checkPicture),
    base64decode: checked(await builtInFunction("base64decode"), checkBase64),
  };
}

/** An error with a code of JSONata's catalogue, which words it. */
function coded(code: string, details: object = {}): Error {
  return Object.assign(new Error(code), { code, ...details });
}

/** D3137 takes its words from what throws it. */
function refusal(message: string): Error {
  return Object.assign(new Error(message), { code: "D3137" });
}

function checked(original: JsonataFunction, check: (...given: readonly never[]) => void): JsonataFunction {
  const { implementation } = original;
  return {
    ...original,
    implementation(...given) {
      check(...given);
      return implementation(...given);
    },
  };
}

/** `$partition(array, size)`: the items in chunks; the last chunk may be shorter. Without a size there is one chunk. */
function partition(items?: unknown, size?: number): unknown[][] | undefined {
  if (items === undefined) return undefined;
  if (!Array.isArray(items)) throw coded("T0412", { index: 1, token: "partition", type: undefined });
  const chunk = Math.trunc(size ?? items.length);
  if (chunk < 0) throw refusal("Second argument must be zero or greater");
  if (chunk === 0 || items.length === 0) return undefined;
  return Array.from({ length: Math.ceil(items.length / chunk) }, (_, index) =>
    items.slice(index * chunk, (index + 1) * chunk),
  );
}

/**
 * `$range(first, last, step)`: the numbers from the first to the last, both included; fractions are cut off. The answer
 * is a sequence of JSONata: one of a single number is that number (recorded), an empty one is nothing.
 */
function range(first: number, last: number, step?: number): number[] | undefined {
  const [from, to, by] = [Math.trunc(first), Math.trunc(last), Math.trunc(step ?? 0)];
  if (by === 0) return undefined;
  const length = Math.max(0, Math.floor((to - from) / by) + 1);
  if (length > mostOfRange) throw new MemoryExceeded();
  const numbers = Array.from({ length }, (_, index) => from + index * by);
  return Object.defineProperty(numbers, "sequence", { value: true });
}

const algorithms = new Map([
  ["SHA-1", "sha1"],
  ["SHA-384", "sha384"],
  ["SHA-256", "sha256"],
  ["SHA-512", "sha512"],
  ["MD5", "md5"],
]);

/** `$hash(text, algorithm)`: the digest in hexadecimal digits; nothing without an algorithm. */
function hash(text: string, algorithm?: string): string | undefined {
  if (algorithm === undefined) return undefined;
  const name = algorithms.get(algorithm);
  if (name === undefined) {
    throw refusal(`Hash algorithm '${algorithm}' must be one of ${[...algorithms.keys()].join(", ")}`);
  }
  return createHash(name).update(text).digest("hex");
}

/** `$parse(text)`: the JSON value that the text holds. */
function parse(text: string): unknown {
  const parsed = readStrictJson(text);
  if (parsed === undefined) throw refusal("Invalid JSON");
  return parsed.value;
}

/** `$shuffle(array)`: the items in random order. */
function shuffled(items: readonly unknown[], random: RandomSource): unknown[] {
  const list = [...items];
  for (let last = list.length - 1; last > 0; last -= 1) {
    const picked = Math.floor(random.number() * (last + 1));
    [list[last], list[picked]] = [list[picked], list[last]];
  }
  return list;
}

function checkPicture(value?: number, picture?: string, options?: object): void {
  const code = value === undefined || picture === undefined ? undefined : errorOfPassivePicture(picture, options);
  if (code !== undefined) throw coded(code);
}

/** Text that is not Base64 is an internal error of the service. */
function checkBase64(text?: string): void {
  if (text === undefined) return;
  const digits = text.replaceAll(/\s/gu, "");
  if (!/^[A-Za-z0-9+/]*={0,2}$/u.test(digits) || digits.replace(/=+$/u, "").length % 4 === 1) throw new InternalFault();
}

const formatted = jsonata("$fromMillis(milliseconds, picture, timezone)");
