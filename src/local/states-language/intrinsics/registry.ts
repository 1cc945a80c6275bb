import { arrayContains } from "./array-contains.ts";
import { arrayGetItem } from "./array-get-item.ts";
import { arrayLength } from "./array-length.ts";
import { arrayPartition } from "./array-partition.ts";
import { arrayRange } from "./array-range.ts";
import { arrayUnique } from "./array-unique.ts";
import { array } from "./array.ts";
import { base64Decode } from "./base64-decode.ts";
import { base64Encode } from "./base64-encode.ts";
import { format } from "./format.ts";
import { hash } from "./hash.ts";
import type { Intrinsic } from "./intrinsic.ts";
import { jsonMerge } from "./json-merge.ts";
import { jsonToString } from "./json-to-string.ts";
import { mathAdd } from "./math-add.ts";
import { mathRandom } from "./math-random.ts";
import { stringSplit } from "./string-split.ts";
import { stringToJson } from "./string-to-json.ts";
import { uuid } from "./uuid.ts";

/**
 * All intrinsic functions, by name.
 *
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/intrinsic-functions.html
 */
export const intrinsics: ReadonlyMap<string, Intrinsic> = new Map(
  [
    array,
    arrayContains,
    arrayGetItem,
    arrayLength,
    arrayPartition,
    arrayRange,
    arrayUnique,
    base64Decode,
    base64Encode,
    format,
    hash,
    jsonMerge,
    jsonToString,
    mathAdd,
    mathRandom,
    stringSplit,
    stringToJson,
    uuid,
  ].map((intrinsic) => [intrinsic.name, intrinsic]),
);
