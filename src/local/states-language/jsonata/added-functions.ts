import type { RandomSource } from "../random-source.ts";
import { hash } from "./hash.ts";
import { parse } from "./parse.ts";
import { partition } from "./partition.ts";
import { createRandomFunction } from "./random.ts";
import { range } from "./range.ts";
import { createShuffleFunction } from "./shuffle.ts";
import { createTimeFunctions } from "./time.ts";

/**
 * The functions Step Functions adds to JSONata, and those of JSONata's own that would give another value each time:
 * here they depend on the execution alone. `$eval` is taken away, as on AWS.
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
