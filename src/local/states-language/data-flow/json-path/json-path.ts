import { anyField } from "../../definition/fields.ts";
import { bindingsOf } from "../../execution/visit.ts";
import type { JsonObject } from "../../json.ts";
import { fillPayloadTemplate, parsePayloadTemplate } from "../../templates/payload-template.ts";
import type { QueryLanguage, Template } from "../query-language.ts";
import { parseCondition } from "./condition.ts";
import { parseFlow } from "./flow.ts";
import { parseItems } from "./items.ts";
import { parseNumberField } from "./number-field.ts";
import { parseTextField } from "./text-field.ts";
import { parseWaitEnd } from "./wait-end.ts";
import { referredVariables } from "./referred-variables.ts";

/** @see https://states-language.net/spec.html#path */
export const jsonPath: QueryLanguage = {
  name: "JSONPath",
  flow: (source) => parseFlow(source, parseTemplate(source, "Assign")),
  template: parseTemplate,
  number: parseNumberField,
  text: parseTextField,
  waitEnd: parseWaitEnd,
  items: parseItems,
  condition: parseCondition,
  requestField: "Parameters",
  referredVariables,
};

/** `$` is the last thing there is of input, result and error output (recorded). */
function parseTemplate(source: JsonObject, field: string): Template | undefined {
  const value = anyField(source, field);
  if (value === undefined) return undefined;
  const template = parsePayloadTemplate(value);
  return {
    constant: template.kind === "constant" ? template.value : undefined,
    evaluate(visit, { input, result, errorOutput, map }) {
      return fillPayloadTemplate(template, bindingsOf(visit, errorOutput ?? result ?? input, { map }));
    },
  };
}
