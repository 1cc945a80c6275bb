import { errorNames } from "../errors/error-names.ts";
import { StatesError } from "../errors/states-error.ts";
import type { JsonObject } from "../json.ts";
import type { ItemSource, MapItem } from "../map/map-run-plan.ts";
import { type Payload, payloadOfText } from "../payload.ts";
import type { Json } from "../types.ts";

/**
 * The surroundings of a state that is tested alone.
 *
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/test-state-isolation.html
 */
export interface StateTest {
  /** The state stands at any depth of the machine. */
  readonly stateName: string;
  readonly variables: JsonObject;
  /** The context object in place of the execution's own. */
  readonly context: JsonObject | undefined;
  /** The result of a Task, Map or Parallel state's work, in place of doing it. */
  readonly work: MockedWork | undefined;
  /** How many attempts the retrier that takes the error has granted before. */
  readonly retriesMade: number;
  /** How many iterations of the Map state have failed. */
  readonly failedIterations: number;
  /** Whether data was made up for the `ItemReader` of the Map state. */
  readonly hasReaderData: boolean;
  /** The items out of that data or, without any, out of `input`. */
  readItems(source: Extract<ItemSource, { kind: "reader" }>, input: Json): Promise<readonly MapItem[]>;
}

/** JSON text of a result, or an error. */
export type MockedWork =
  | { readonly kind: "result"; readonly result: string }
  | { readonly kind: "error"; readonly error: string | undefined; readonly cause: string | undefined };

/** The end of a state. `output` is JSON text. */
export interface Verdict {
  readonly status: "SUCCEEDED" | "FAILED" | "RETRIABLE" | "CAUGHT_ERROR";
  readonly output?: string;
  readonly nextState?: string;
  readonly error?: string;
  readonly cause?: string;
}

/** @throws StatesError when an error was made up */
export function mockedResult(work: MockedWork): Payload {
  if (work.kind === "result") return payloadOfText(work.result);
  const { error, cause } = work;
  throw new StatesError({
    error,
    cause,
    ...(error !== undefined && error === errorNames.heartbeatTimeout && { alias: errorNames.timeout }),
  });
}
