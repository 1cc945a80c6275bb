import type { QueryLanguageName } from "../definition/query-language.ts";
import type { Visit } from "../execution/visit.ts";
import type { JsonObject } from "../json.ts";
import type { Payload } from "../payload.ts";
import type { Json } from "../types.ts";
import type { Eventual } from "./eventual.ts";
import type { NumberRule } from "./number-rule.ts";

/**
 * The query language, as the states use it. JSONPath (`json-path/`) and JSONata (`jsonata/`) implement it, each in its own
 * way; no state asks which of them it has.
 *
 * A field is read once, when the machine is parsed, and worked out at each visit. `within` is where the fields stand in
 * their state, such as `Catch[0]`: faults name it.
 *
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/transforming-data.html
 */
export interface QueryLanguage {
  readonly name: QueryLanguageName;
  /** The fields that shape the data of a state, of a rule of a Choice state, or of a catcher. */
  flow(source: JsonObject, within?: string): Flow;
  /** A field that holds a template, such as `ItemSelector`. Undefined when it is absent. */
  template(source: JsonObject, field: string, within?: string): Template | undefined;
  /** A field that holds a number, has a twin that ends in `Path`, or holds an expression. */
  number(source: JsonObject, rule: NumberRule, within?: string): NumberField | undefined;
  /** A field that holds a text, has a twin that ends in `Path`, or holds an expression. */
  text(source: JsonObject, field: string, within?: string): TextField | undefined;
  /** `Seconds`, `Timestamp` or their twins. */
  waitEnd(source: JsonObject): WaitEnd;
  /** `ItemsPath` or `Items`. */
  items(source: JsonObject): Items;
  /** The condition of a rule of a Choice state. */
  condition(rule: JsonObject, within: string): Condition;
  /** The name of the request in an `ItemReader` or `ResultWriter`. */
  readonly requestField: "Parameters" | "Arguments";
  /** The variables that the fields of a state refer to. */
  referredVariables(fields: JsonObject): Iterable<string>;
}

/**
 * The stages of a state's data, in their order. A stage whose field is absent, or that the language does not have,
 * passes on what it is given.
 *
 * @see https://states-language.net/spec.html#filters
 */
export interface Flow {
  readonly language: QueryLanguageName;
  /** `InputPath`. */
  input(visit: Visit): Payload;
  /** `Parameters` or `Arguments`. */
  workInput(visit: Visit, input: Payload): Eventual<Payload>;
  /** `ResultSelector`. */
  select(visit: Visit, result: Payload): Payload;
  /** `Assign`; undefined when the state sets no variable. */
  readonly assign: Template | undefined;
  /** `ResultPath`. */
  place(visit: Visit, selected: Payload): Payload;
  /** `OutputPath` or `Output`. */
  output(visit: Visit, placed: Payload, data: StatesData): Eventual<Payload>;
}

/** The subject of the fields behind a state's work: `$states` of JSONata, without the context object. */
export interface StatesData {
  readonly input: Json;
  readonly result?: Json;
  readonly errorOutput?: Json;
  /** `Map` of the context object, for the item that is being selected. */
  readonly map?: JsonObject | undefined;
}

export interface Template {
  /** The value, when nothing in it is dynamic. */
  readonly constant: Json | undefined;
  /** @throws RuntimeFault, EvaluationFault */
  evaluate(visit: Visit, data: StatesData): Eventual<Json>;
}

export interface NumberField {
  /** The number, when it stands in the definition. */
  readonly constant: number | undefined;
  /** @throws RuntimeFault, EvaluationFault when the value is not a number of the kind the field takes */
  evaluate(visit: Visit, input: Json): Eventual<number>;
}

export interface TextField {
  /** @throws RuntimeFault, EvaluationFault when there is no text */
  evaluate(visit: Visit, input: Json): Eventual<string>;
}

export interface WaitEnd {
  /** Milliseconds since 1970. @throws RuntimeFault, EvaluationFault when the field holds no such time */
  evaluate(visit: Visit, input: Json): Eventual<number>;
}

export interface Items {
  /** Whether the items have their own field that TestState shows as `afterItemsPath`. */
  readonly hasPath: boolean;
  /** The value in the place of the items. */
  find(visit: Visit, input: Json): Eventual<Json>;
  /** @throws StatesError, EvaluationFault when that is not an array */
  select(visit: Visit, input: Json): Eventual<Json[]>;
}

export interface Condition {
  /** @throws RuntimeFault, EvaluationFault when it cannot be decided */
  holds(visit: Visit, input: Json): Eventual<boolean>;
}
