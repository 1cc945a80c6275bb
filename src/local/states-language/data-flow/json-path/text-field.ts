import { stringField } from "../../definition/fields.ts";
import { RuntimeFault } from "../../errors/states-error.ts";
import { bindingsOf } from "../../execution/visit.ts";
import type { JsonObject } from "../../json.ts";
import { evaluateDynamicValue, parseDynamicValue } from "../../templates/dynamic-value.ts";
import type { TextField } from "../query-language.ts";

/**
 * The field as it stands, or its twin that ends in `Path`: a path, or a call of an intrinsic function.
 *
 * @see https://states-language.net/spec.html#path
 */
export function parseTextField(source: JsonObject, field: string): TextField | undefined {
  const twin = stringField(source, `${field}Path`);
  if (twin !== undefined) return textBehind(twin, `${field}Path`);
  const text = stringField(source, field);
  if (text === undefined) return undefined;
  return {
    evaluate() {
      return text;
    },
  };
}

function textBehind(source: string, field: string): TextField {
  const dynamic = parseDynamicValue(source);
  return {
    evaluate(visit, input) {
      const value = evaluateDynamicValue(dynamic, bindingsOf(visit, input));
      if (typeof value === "string") return value;
      const found = value === undefined ? "could not be found" : "does not hold a string";
      throw new RuntimeFault(
        `The JSONPath '${source}' specified for the field '${field}' ${found} in the input '${JSON.stringify(input)}'`,
      );
    },
  };
}
