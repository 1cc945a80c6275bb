import { integerRule, type NumberRule } from "../data-flow/number-rule.ts";
import type { Flow, NumberField, QueryLanguage, Template } from "../data-flow/query-language.ts";
import { type Eventual, settle } from "../data-flow/eventual.ts";
import { outputOf, workInputOf } from "../data-flow/shape-data.ts";
import { stringField } from "../definition/fields.ts";
import { RuntimeFault } from "../errors/states-error.ts";
import type { ScheduledTask } from "../events/task-vocabulary.ts";
import type { Routine } from "../execution/routine.ts";
import type { Visit } from "../execution/visit.ts";
import { isObject, type JsonObject } from "../json.ts";
import { type Payload, textOf } from "../payload.ts";
import { attemptWithRetries } from "../retry-and-catch/attempt.ts";
import { type ErrorHandling, parseErrorHandling } from "../retry-and-catch/error-handling.ts";
import { dataLimitExceeded, exceedsPayloadLimit } from "../size-limit.ts";
import { performTask } from "../tasks/perform-task.ts";
import { waitsForToken } from "../tasks/resource.ts";
import type { Json } from "../types.ts";
import { type Departure, parseNext } from "./departure.ts";

/**
 * Runs a task outside the machine and passes its result on.
 *
 * @see https://states-language.net/spec.html#task-state
 */
export interface TaskState extends ErrorHandling {
  readonly type: "Task";
  readonly next: string | undefined;
  /** The ARN of a function, of an activity, or of an action of a service. */
  readonly resource: string;
  readonly flow: Flow;
  readonly timeoutSeconds: NumberField | undefined;
  readonly heartbeatSeconds: NumberField | undefined;
  readonly credentials: Template | undefined;
}

const mostSeconds = 99_999_999;

/** Both clocks of a task run for at least a second. */
function secondsRule(field: string): NumberRule {
  const rule = integerRule(field, (value) =>
    value < 1 ? new RuntimeFault(`Expected positive integer for ${field}Path, got '${value}' instead.`) : undefined,
  );
  return {
    ...rule,
    expressionFault(value) {
      if (!Number.isInteger(value)) return `The ${field} field cannot be parsed as an integer: ${value}`;
      const isInRange = value >= 0 && value <= mostSeconds;
      return isInRange ? undefined : `${field} must be between 0 and ${mostSeconds} but was: ${value}`;
    },
  };
}

/** Length of a task token, in bytes before encoding. */
const tokenBytes = 384;

/** Reads the fields of a definition that was validated. */
export function parseTask(source: JsonObject, language: QueryLanguage): TaskState {
  return {
    type: "Task",
    next: parseNext(source),
    resource: stringField(source, "Resource") ?? "",
    flow: language.flow(source),
    timeoutSeconds: language.number(source, secondsRule("TimeoutSeconds")),
    heartbeatSeconds: language.number(source, secondsRule("HeartbeatSeconds")),
    credentials: language.template(source, "Credentials"),
    ...parseErrorHandling(source, language),
  };
}

/** Performs the task until it succeeds, or until no retrier of the state takes its error. */
export function runTask(state: TaskState, visit: Visit): Routine<Departure> {
  return attemptWithRetries({
    visit,
    handling: state,
    attempt: () => attemptTask(state, visit, performTask),
    giveUp: () => undefined,
  });
}

/** Does the work of a task. @throws StatesError when it failed */
export type Perform = (resource: string, scheduled: ScheduledTask, visit: Visit) => Eventual<Payload>;

/** One attempt at a task, from its input to its output. */
export function* attemptTask(state: TaskState, visit: Visit, perform: Perform): Routine<Departure> {
  const { flow, resource } = state;
  if (waitsForToken(resource)) visit.taskToken = visit.branch.run.random.token(tokenBytes);
  const input = flow.input(visit);
  const work = yield* workInputOf(flow, visit, input);
  const scheduled = {
    input: textOf(work),
    timeoutSeconds: state.timeoutSeconds && (yield* settle(state.timeoutSeconds.evaluate(visit, input.value))),
    heartbeatSeconds: state.heartbeatSeconds && (yield* settle(state.heartbeatSeconds.evaluate(visit, input.value))),
    roleArn: state.credentials && (yield* roleOf(state.credentials, visit, input.value)),
  };
  if (exceedsPayloadLimit(scheduled.input)) throw dataLimitExceeded(visit.stateName);
  refuseMistakes(state, visit, work);
  const result = yield* settle(perform(resource, scheduled, visit));
  return { output: yield* outputOf(flow, visit, result), next: state.next };
}

/** A task does not start with an input that its service does not take; no retrier or catcher takes that. */
function refuseMistakes({ resource }: TaskState, { branch }: Visit, input: Payload): void {
  const mistakes = branch.run.inputMistakes(resource, input.value);
  if (mistakes.length > 0)
    throw new RuntimeFault(
      `The Parameters '${textOf(input)}' could not be used to start the Task: [${mistakes.join(", ")}]`,
    );
}

/** `Credentials.RoleArn`: the role to work as, when it is not the machine's own. */
function* roleOf(credentials: Template, visit: Visit, input: Json): Routine<string> {
  const filled = yield* settle(credentials.evaluate(visit, { input }));
  const role = isObject(filled) ? filled["RoleArn"] : undefined;
  if (typeof role === "string") return role;
  throw new RuntimeFault(`The field 'Credentials/RoleArn' must be a string, but was: ${JSON.stringify(role ?? null)}`);
}
