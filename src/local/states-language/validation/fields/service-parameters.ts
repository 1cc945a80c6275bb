import { type JsonObject, memberOf } from "../../json.ts";
import type { Place } from "../place.ts";
import { reportMistake } from "../report.ts";
import { namesAction } from "./resource.ts";

/**
 * Reports what a task sends to a service and AWS does not take; even a request without members needs the field.
 *
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/connect-parameters.html
 */
export function checkServiceParameters(state: JsonObject, { report, location, language }: Place): void {
  const resource = memberOf(state, "Resource");
  const { resources } = report;
  if (!resources.templateMistakes || typeof resource !== "string" || !namesAction(resource, resources)) return;
  const field = language.name === "JSONata" ? "Arguments" : "Parameters";
  const template = memberOf(state, field);
  if (template === undefined) {
    const message = `${field} field is required for resource ARN: ${resource}`;
    return reportMistake(report, `${location}/Resource`, message);
  }
  for (const mistake of resources.templateMistakes(resource, template))
    reportMistake(report, `${location}/${field}`, mistake);
}
