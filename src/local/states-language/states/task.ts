import {
  evaluateNumberField,
  integerRule,
  type NumberField,
  type NumberRule,
  parseNumberField,
} from "../data-flow/number-field.ts";
import { inputOf, outputOf, parseResultFlow, type ResultFlow, workInputOf } from "../data-flow/result-flow.ts";
import { fillTemplate, parseTemplate, type Template } from "../data-flow/template.ts";
import { stringField } from "../definition/fields.ts";
import type { QueryLanguage } from "../definition/query-language.ts";
import { RuntimeFault } from "../errors/states-error.ts";
import type { Routine } from "../execution/routine.ts";
import type { Visit } from "../execution/visit.ts";
import { isObject, type JsonObject } from "../json.ts";
import { textOf } from "../payload.ts";
import { attemptWithRetries, type ErrorHandling } from "../retry-and-catch/attempt.ts";
import { parseCatchers } from "../retry-and-catch/catcher.ts";
import { parseRetriers } from "../retry-and-catch/retrier.ts";
import { performTask } from "../tasks/perform-task.ts";
import { waitsForToken } from "../tasks/resource.ts";
import type { Json } from "../types.ts";
import { type Departure, parseNext } from "./departure.ts";

/** Has something done outside the machine and passes on what came of it. */
export interface TaskState extends ErrorHandling {
  readonly type: "Task";
  readonly next: string | undefined;
  /** The ARN of a function, of an activity, or of an action of a service. */
  readonly resource: string;
  readonly flow: ResultFlow;
  readonly timeoutSeconds: NumberField | undefined;
  readonly heartbeatSeconds: NumberField | undefined;
  readonly credentials: Template | undefined;
}

/** Both clocks of a task run for at least a second. */
function secondsRule(field: string): NumberRule {
  return integerRule(field, (value) =>
    value < 1 ? new RuntimeFault(`Expected positive integer for ${field}Path, got '${value}' instead.`) : undefined,
  );
}

/** Length of a task token, in bytes before encoding. */
const tokenBytes = 384;

export function parseTask(source: JsonObject, language: QueryLanguage): TaskState {
  return {
    type: "Task",
    next: parseNext(source),
    resource: stringField(source, "Resource") ?? "",
    flow: parseResultFlow(source, language),
    timeoutSeconds: parseNumberField(source, secondsRule("TimeoutSeconds"), language),
    heartbeatSeconds: parseNumberField(source, secondsRule("HeartbeatSeconds"), language),
    credentials: parseTemplate(source, "Credentials", language),
    retriers: parseRetriers(source),
    catchers: parseCatchers(source, language),
  };
}

export function runTask(state: TaskState, visit: Visit): Routine<Departure> {
  const { retriers, catchers } = state;
  return attemptWithRetries({
    visit,
    retriers,
    catchers,
    attempt: () => attemptTask(state, visit),
    giveUp: () => undefined,
  });
}

function* attemptTask(state: TaskState, visit: Visit): Routine<Departure> {
  const { flow, resource } = state;
  if (waitsForToken(resource)) visit.taskToken = visit.branch.run.random.token(tokenBytes);
  const input = inputOf(flow, visit);
  const work = yield* workInputOf(flow, visit, input);
  const scheduled = {
    input: textOf(work),
    timeoutSeconds: yield* evaluateNumberField(state.timeoutSeconds, visit, input.value),
    heartbeatSeconds: yield* evaluateNumberField(state.heartbeatSeconds, visit, input.value),
    roleArn: yield* roleOf(state.credentials, visit, input.value),
  };
  const result = yield* performTask(resource, scheduled, visit);
  return { output: yield* outputOf(flow, visit, result), next: state.next };
}

/** `Credentials.RoleArn`: the role to work as, when it is not the machine's own. */
function* roleOf(credentials: Template | undefined, visit: Visit, input: Json): Routine<string | undefined> {
  if (credentials === undefined) return undefined;
  const filled = yield* fillTemplate(credentials, visit, { input });
  const role = isObject(filled) ? filled["RoleArn"] : undefined;
  if (typeof role === "string") return role;
  throw new RuntimeFault(`The field 'Credentials/RoleArn' must be a string, but was: ${JSON.stringify(role ?? null)}`);
}
