import { stringField } from "../../definition/fields.ts";
import { errorNames } from "../../errors/error-names.ts";
import { RuntimeFault, StatesError } from "../../errors/states-error.ts";
import { bindingsOf, type Visit } from "../../execution/visit.ts";
import type { JsonObject } from "../../json.ts";
import { describeMissing } from "../../paths/missing-path.ts";
import { parsePath } from "../../paths/parse-path.ts";
import type { Path } from "../../paths/path.ts";
import { readPath } from "../../paths/read-path.ts";
import type { Json } from "../../types.ts";
import type { Items } from "../query-language.ts";

/**
 * `ItemsPath`, or the whole input.
 *
 * @see https://states-language.net/spec.html#map-state
 */
export function parseItems(source: JsonObject): Items {
  const path = parsePath(stringField(source, "ItemsPath") ?? "$");
  return {
    hasPath: true,
    find(visit, input) {
      return valueAt(path, visit, input);
    },
    select(visit, input) {
      const value = valueAt(path, visit, input);
      if (Array.isArray(value)) return value;
      // Recorded: the text names the path from its own root, and neither the state nor its place in the history.
      const cause = `Reference path "${path.source.replace(/^\$\$/, "$")}" must point to array.`;
      throw new StatesError({ error: errorNames.runtime, cause });
    },
  };
}

function valueAt(path: Path, visit: Visit, input: Json): Json {
  const bindings = bindingsOf(visit, input);
  const value = readPath(path, bindings);
  if (value !== undefined) return value;
  throw new RuntimeFault(`Invalid path '${path.source}' : ${describeMissing(path, bindings)}`);
}
