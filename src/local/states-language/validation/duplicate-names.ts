import { objectField, objectsField } from "../definition/fields.ts";
import { isObject, type JsonObject } from "../json.ts";
import { type Report, reportWithCode } from "./report.ts";

/**
 * The name of a state is its own in the whole machine, branches and processors included.
 *
 * @see https://docs.aws.amazon.com/step-functions/latest/apireference/API_ValidateStateMachineDefinition.html
 */
export function checkDuplicateNames(machine: JsonObject, report: Report): void {
  const seen = new Set<string>();
  for (const [name, location] of namesIn(machine, "")) {
    if (seen.has(name)) {
      reportWithCode(report, { code: "DUPLICATE_STATE_NAME", message: `Duplicate State name: ${name}`, location });
    }
    seen.add(name);
  }
}

function* namesIn(graph: JsonObject, location: string): Generator<readonly [name: string, location: string]> {
  for (const [name, state] of Object.entries(objectField(graph, "States") ?? {})) {
    const place = `${location}/States/${name}`;
    yield [name, place];
    if (!isObject(state)) continue;
    for (const [index, branch] of objectsField(state, "Branches").entries()) {
      yield* namesIn(branch, `${place}/Branches[${index}]`);
    }
    for (const field of ["ItemProcessor", "Iterator"]) {
      const processor = objectField(state, field);
      if (processor !== undefined) yield* namesIn(processor, `${place}/${field}`);
    }
  }
}
