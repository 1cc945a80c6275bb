import { objectField, objectsField, stringField } from "../definition/fields.ts";
import { isObject, type JsonObject } from "../json.ts";
import { type Report, reportWithCode } from "./report.ts";

/**
 * The name of a state is its own in the whole machine, branches and processors included; so is the label of a Map state.
 *
 * @see https://docs.aws.amazon.com/step-functions/latest/apireference/API_ValidateStateMachineDefinition.html
 */
export function checkDuplicateNames(machine: JsonObject, report: Report): void {
  const names = new Set<string>();
  const labels = new Set<string>();
  for (const { name, label, location } of namesIn(machine, "")) {
    if (names.has(name))
      reportWithCode(report, { code: "DUPLICATE_STATE_NAME", message: `Duplicate State name: ${name}`, location });
    names.add(name);
    if (label === undefined) continue;
    if (labels.has(label)) {
      const message = `Duplicate Label name: ${label}`;
      reportWithCode(report, { code: "DUPLICATE_LABEL_NAME", message, location: `${location}/Label` });
    }
    labels.add(label);
  }
}

interface NamedState {
  readonly name: string;
  readonly label: string | undefined;
  readonly location: string;
}

function* namesIn(graph: JsonObject, location: string): Generator<NamedState> {
  for (const [name, state] of Object.entries(objectField(graph, "States") ?? {})) {
    const place = `${location}/States/${name}`;
    yield { name, label: isObject(state) ? stringField(state, "Label") : undefined, location: place };
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
