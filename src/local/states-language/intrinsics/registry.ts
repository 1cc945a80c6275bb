import { arrayContains } from "./functions/array-contains.ts";
import { arrayGetItem } from "./functions/array-get-item.ts";
import { arrayLength } from "./functions/array-length.ts";
import { arrayPartition } from "./functions/array-partition.ts";
import { arrayRange } from "./functions/array-range.ts";
import { arrayUnique } from "./functions/array-unique.ts";
import { array } from "./functions/array.ts";
import { base64Decode } from "./functions/base64-decode.ts";
import { base64Encode } from "./functions/base64-encode.ts";
import { format } from "./functions/format.ts";
import { hash } from "./functions/hash.ts";
import type { Intrinsic } from "./intrinsic.ts";
import { jsonMerge } from "./functions/json-merge.ts";
import { jsonToString } from "./functions/json-to-string.ts";
import { mathAdd } from "./functions/math-add.ts";
import { mathRandom } from "./functions/math-random.ts";
import { stringSplit } from "./functions/string-split.ts";
import { stringToJson } from "./functions/string-to-json.ts";
import { uuid } from "./functions/uuid.ts";

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
