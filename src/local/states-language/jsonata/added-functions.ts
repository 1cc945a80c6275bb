import jsonata from "jsonata";
import { createHash } from "node:crypto";
import { MemoryExceeded, mostElements } from "./evaluation-limits.ts";
import type { RandomSource } from "../random-source.ts";
import { seededNumber } from "./seeded-number.ts";

/**
 * The functions Step Functions adds to JSONata, and those of JSONata's own that would give another value each time:
 * here they depend on the execution alone. `$eval` is taken away, as on AWS.
 *
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/transforming-data.html
 */
export function addedFunctions({ random, now }: { random: RandomSource; now: number }): Record<string, unknown> {
  return {
    partition,
    range,
    hash,
    random: createRandomFunction(random),
    uuid: () => random.uuid(),
    parse,
    shuffle: createShuffleFunction(random),
    ...createTimeFunctions(now),
    eval: undefined,
  };
}

/** `$partition(array, size)`: the items in chunks; the last chunk may be shorter. */
function partition(items: unknown, size: unknown): unknown[][] | undefined {
  if (items === undefined) return undefined;
  if (typeof size !== "number") throw new TypeError('Argument 2 of function "partition" must be a number');
  const chunk = Math.trunc(size);
  if (chunk < 1) throw new RangeError('Argument 2 of function "partition" must be a positive number');
  const list: unknown[] = Array.isArray(items) ? items : [items];
  return Array.from({ length: Math.ceil(list.length / chunk) }, (_, index) =>
    list.slice(index * chunk, (index + 1) * chunk),
  );
}

/**
 * `$range(first, last, step)`: the numbers from the first to the last, both included; fractions are cut off (measured by
 * others against the service). The answer is a sequence of JSONata: one of a single number is that number (recorded), an
 * empty one is nothing.
 */
function range(first: unknown, last: unknown, step: unknown): number[] {
  if (typeof first !== "number" || typeof last !== "number" || typeof step !== "number") {
    throw new TypeError('The arguments of function "range" must be numbers');
  }
  const [from, to, by] = [Math.trunc(first), Math.trunc(last), Math.trunc(step)];
  if (by === 0) throw new RangeError('Argument 3 of function "range" must not be zero');
  const length = Math.max(0, Math.floor((to - from) / by) + 1);
  if (length > mostElements) throw new MemoryExceeded();
  const numbers = Array.from({ length }, (_, index) => from + index * by);
  return Object.defineProperty(numbers, "sequence", { value: true });
}

const algorithms = new Map([
  ["MD5", "md5"],
  ["SHA-1", "sha1"],
  ["SHA-256", "sha256"],
  ["SHA-384", "sha384"],
  ["SHA-512", "sha512"],
]);

/** `$hash(data, algorithm)`: the digest in hexadecimal digits; SHA-256 when no algorithm is named. */
function hash(data: unknown, algorithm: unknown = "SHA-256"): string | undefined {
  if (data === undefined) return undefined;
  const name = typeof algorithm === "string" ? algorithms.get(algorithm) : undefined;
  if (name === undefined) {
    throw new RangeError(`Argument 2 of function "hash" must be one of ${[...algorithms.keys()].join(", ")}`);
  }
  return createHash(name)
    .update(typeof data === "string" ? data : JSON.stringify(data))
    .digest("hex");
}

/** `$random([seed])`: a number from 0 up to but not including 1; the same one for the same seed. */
function createRandomFunction(random: RandomSource): (seed?: unknown) => number {
  return (seed) => {
    if (seed === undefined) return random.number();
    if (typeof seed !== "number") throw new TypeError('Argument 1 of function "random" must be a number');
    return seededNumber(seed);
  };
}

/** `$shuffle(array)`: the items in random order. */
function createShuffleFunction(random: RandomSource): (items: unknown) => unknown[] | undefined {
  return (items) => {
    if (items === undefined) return undefined;
    const shuffled: unknown[] = Array.isArray(items) ? [...items] : [items];
    for (let last = shuffled.length - 1; last > 0; last -= 1) {
      const picked = Math.floor(random.number() * (last + 1));
      [shuffled[last], shuffled[picked]] = [shuffled[picked], shuffled[last]];
    }
    return shuffled;
  };
}

const formatted = jsonata("$fromMillis(milliseconds, picture, timezone)");

/** `$now([picture[, timezone]])` and `$millis()`: the time of what the execution is reacting to. */
function createTimeFunctions(now: number): Record<string, unknown> {
  return {
    millis: () => now,
    now: (picture?: unknown, timezone?: unknown): Promise<unknown> =>
      formatted.evaluate({ milliseconds: now, picture, timezone }),
  };
}

/** `$parse(text)`: the JSON value that the text holds. */
function parse(text: unknown): unknown {
  if (text === undefined) return undefined;
  if (typeof text !== "string") throw new TypeError('Argument 1 of function "parse" must be a string');
  return JSON.parse(text);
}
