import { isObject, type JsonObject } from "../json.ts";
import { objectField, objectsField } from "./fields.ts";
import { type QueryLanguageName, queryLanguageOf } from "./query-language.ts";

/**
 * A state as it is written.
 *
 * @see https://states-language.net/spec.html#structure-of-a-state-machine
 */
export interface SourceState {
  readonly name: string;
  readonly state: JsonObject;
  readonly language: QueryLanguageName;
  /** Such as `/States/A/Branches[0]/States/B`. */
  readonly location: string;
}

/** All states of a machine, a branch or a processor, each before those within it. */
export function* statesOf(graph: JsonObject, inherited: QueryLanguageName, within = ""): Generator<SourceState> {
  for (const [name, state] of Object.entries(objectField(graph, "States") ?? {})) {
    if (!isObject(state)) continue;
    const location = `${within}/States/${name}`;
    yield { name, state, language: queryLanguageOf(state, inherited), location };
    for (const { graph, place } of innerSources(state)) yield* statesOf(graph, inherited, `${location}/${place}`);
  }
}

/** A sequence of states within a state, and where in it that stands: `Branches[0]`. */
interface InnerSource {
  readonly graph: JsonObject;
  readonly place: string;
}

/** Branches of a Parallel state, the processor of a Map state. */
export function innerSources(state: JsonObject): InnerSource[] {
  const branches = objectsField(state, "Branches").map((graph, index) => ({ graph, place: `Branches[${index}]` }));
  const processors = processorFields.flatMap((place) => {
    const graph = objectField(state, place);
    return graph === undefined ? [] : [{ graph, place }];
  });
  return [...branches, ...processors];
}

const processorFields = ["ItemProcessor", "Iterator"];

/** `ItemProcessor`, or `Iterator` as older machines call it. */
export function processorSource(state: JsonObject): JsonObject | undefined {
  return objectField(state, "ItemProcessor") ?? objectField(state, "Iterator");
}
