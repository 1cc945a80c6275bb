import { executionRedriven, executionStarted } from "./events/execution-events.ts";
import { createHistory, mostEvents } from "./execution/history.ts";
import { abort, outcomeOf, timeOut } from "./execution/outcome.ts";
import { startOf } from "./execution/position.ts";
import type { Branch, Run } from "./execution/run.ts";
import { createScheduler, type Fiber } from "./execution/scheduler.ts";
import type { Scenario } from "./execution/scenario.ts";
import { evaluateExpression } from "./jsonata/evaluate-expression.ts";
import type { ExpressionEvaluator } from "./jsonata/expression-evaluator.ts";
import type { Machine } from "./machine.ts";
import { type Payload, payloadOfText, textOf } from "./payload.ts";
import { createRandomSource } from "./random-source.ts";
import { runStates } from "./states/run-states.ts";
import type { Advance, Command, Execution, ExecutionIdentity, Outcome, Stimulus } from "./types.ts";

/**
 * The facts that an execution starts from.
 *
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/concepts-state-machine-executions.html
 */
export interface StartOptions {
  readonly machine: Machine;
  readonly identity: ExecutionIdentity;
  /** JSON text. */
  readonly input: string;
  /** Where JSONata is evaluated: in this thread unless the host has a place where it can be stopped. */
  readonly evaluator?: ExpressionEvaluator;
  /** Finds why AWS does not start a task with an input; without it every task starts. */
  readonly inputMistakes?: Run["inputMistakes"];
  /** Runs in place of the machine from its start. */
  readonly scenario?: Scenario;
}

/** AWS ends an Express execution that takes longer than this, in seconds. */
const longestExpressExecution = 300;
const executionTimer = "execution-timeout";

/**
 * A new execution. Its first stimulus is `{ kind: "start", at }`.
 * @throws SyntaxError when the input is not JSON
 */
export function startExecution(options: StartOptions): Execution {
  const { machine, identity, scenario } = options;
  const payload = payloadOfText(options.input);
  const isStandard = identity.stateMachineType === "STANDARD";
  let commands: Command[] = [];
  const run = createRun(options, { input: payload.value, command: (command) => commands.push(command) });
  const { history } = run;
  const position = startOf(machine.graph, payload);
  const main: Branch = { run, cursor: 0, variables: scenario?.variables ?? {}, map: undefined, position };
  const timeoutSeconds = machine.timeoutSeconds ?? (isStandard ? undefined : longestExpressExecution);
  let fiber: Fiber<Payload> | undefined;
  let ended = false;

  function take(outcome: Outcome | undefined): Advance {
    const taken = { events: history.take(), commands };
    commands = [];
    if (outcome === undefined) return taken;
    ended = true;
    if (timeoutSeconds !== undefined) taken.commands.push({ kind: "cancelTimer", timer: executionTimer });
    return { ...taken, outcome };
  }

  function begin(at: number): void {
    history.write(executionStarted(textOf(payload), identity.roleArn), 0);
    runMain(at);
  }

  function runMain(at: number): void {
    if (timeoutSeconds !== undefined)
      run.command({ kind: "setTimer", timer: executionTimer, at: at + timeoutSeconds * 1000 });
    fiber = run.scheduler.spawn((scenario?.run ?? runStates)(machine.graph, main));
  }

  /** Closes the history and cancels what still runs. */
  function breakOff(): void {
    history.close();
    if (fiber !== undefined) run.scheduler.cancel(fiber);
  }

  /** The host may have ended the execution: then there is something left to break off. */
  function redrive({ at, lastEvent }: Extract<Stimulus, { kind: "redrive" }>): void {
    breakOff();
    ended = false;
    run.redrives += 1;
    run.redrivenAt = at;
    history.reopen(lastEvent);
    history.write(executionRedriven(run.redrives), lastEvent);
    runMain(at);
  }

  function settle(): Advance {
    return take(fiber === undefined ? undefined : outcomeOf(fiber, main));
  }

  return {
    advance(stimulus) {
      if (ended && stimulus.kind !== "redrive") return { events: [], commands: [] };
      history.now = stimulus.at;
      if (stimulus.kind === "abort") {
        breakOff();
        return take(abort(main, stimulus));
      }
      if (stimulus.kind === "timer" && stimulus.timer === executionTimer) {
        breakOff();
        return take(timeOut(main));
      }
      if (stimulus.kind === "start") begin(stimulus.at);
      else if (stimulus.kind === "redrive") redrive(stimulus);
      else if (!run.scheduler.wake(subjectOf(stimulus), stimulus)) return take(undefined);
      const running = run.scheduler.run();
      return running === undefined ? settle() : running.then(settle);
    },
    selectItem(mapRun, item) {
      const select = run.itemSelectors.get(mapRun);
      if (select === undefined) throw new TypeError(`there is no map run '${mapRun}'`);
      return select(item);
    },
  };
}

/** Makes the state that all branches of the execution share. */
function createRun(
  { identity, evaluator = evaluateExpression, inputMistakes = () => [], scenario }: StartOptions,
  { input, command }: Pick<Run, "input" | "command">,
): Run {
  const limit = identity.stateMachineType === "STANDARD" ? mostEvents : Number.POSITIVE_INFINITY;
  return {
    identity,
    input,
    history: createHistory({ limit }),
    scheduler: createScheduler(),
    random: createRandomSource(`${identity.executionArn} ${identity.startTime}`),
    evaluator,
    inputMistakes,
    contextObject: (own) => scenario?.contextObject(own) ?? own,
    itemSelectors: new Map(),
    // A tested state has no place in a history: TestState gives the bare text (measured on AWS by another project).
    namesFailedStates: scenario === undefined,
    yields: 0,
    redrives: 0,
    redrivenAt: undefined,
    runStates,
    command,
  };
}

/** The task, timer or map run that a stimulus is about. */
function subjectOf(stimulus: Exclude<Stimulus, { kind: "start" | "redrive" | "abort" }>): string {
  // Data folders of earlier versions have the former name of the timers of `yieldThread`.
  if (stimulus.kind === "timer") return stimulus.timer.replace(/^breath-/, "yield-");
  return "mapRun" in stimulus ? stimulus.mapRun : stimulus.task;
}
