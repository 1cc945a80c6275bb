import type { Advance, HistoryEvent, Stimulus } from "../../../states-language/index.ts";
import type { EngineContext } from "./engine-context.ts";
import { evictRun, recordStep } from "./record.ts";
import type { Run } from "./run.ts";

/**
 * Dispatches a stimulus to an execution: the interpreter returns events and commands, both are written, and when they
 * are on disk the commands are carried out. Resolves when the stimulus is written; at once where the interpreter needs
 * no time. Stimuli of tasks and timers that are no longer open are dropped.
 */
export function dispatch(context: EngineContext, run: Run, stimulus: Stimulus): void | Promise<void> {
  if (!run.advancing) return dispatchNow(context, run, stimulus);
  return new Promise((resolve) => {
    run.waiting.push(() => resolve(dispatchNow(context, run, stimulus)));
  });
}

/**
 * Starts a new execution.
 * @throws when it cannot be written; nothing of it is left then
 */
export function dispatchStart(context: EngineContext, run: Run, at: number): void {
  const stimulus: Stimulus = { kind: "start", at };
  const answer = askInterpreter(run, stimulus);
  if (answer instanceof Promise) {
    recordStep(context, run, undefined);
    void follow(context, run, stimulus, answer);
  } else recordStep(context, run, { stimulus, advance: endWithMachine(context, run, at, answer) });
}

/** Redrives an execution that was just read from the store, before anything that happened to it meanwhile. */
export function dispatchRedrive(context: EngineContext, run: Run, clientToken: string | undefined): Promise<void> {
  return new Promise((resolve) => {
    const redrive = { kind: "redrive", at: run.clock.now(), lastEvent: run.lastEvent } as const;
    const stimulus = clientToken === undefined ? redrive : { ...redrive, clientToken };
    run.waiting.unshift(() => resolve(dispatchNow(context, run, stimulus)));
    dispatchWaiting(run);
  });
}

/** Lets what happened while the interpreter was busy happen now. */
export function dispatchWaiting(run: Run): void {
  run.advancing = false;
  while (!run.advancing && run.waiting.length > 0) run.waiting.shift()?.();
}

function dispatchNow(context: EngineContext, run: Run, stimulus: Stimulus): void | Promise<void> {
  if (run.ended || !context.isOpen() || !isOpenFor(run, stimulus)) return undefined;
  const answer = askInterpreter(run, stimulus);
  if (answer instanceof Promise) return follow(context, run, stimulus, answer);
  recordOrEvict(context, run, stimulus, answer);
  return undefined;
}

async function follow(context: EngineContext, run: Run, stimulus: Stimulus, answer: Promise<Advance>): Promise<void> {
  run.advancing = true;
  const advance = await answer;
  if (!run.ended && context.isOpen()) recordOrEvict(context, run, stimulus, advance);
  dispatchWaiting(run);
}

function recordOrEvict(context: EngineContext, run: Run, stimulus: Stimulus, advance: Advance): void {
  try {
    recordStep(context, run, { stimulus, advance: endWithMachine(context, run, stimulus.at, advance) });
  } catch (error) {
    // A step too large to be written down would be so again: the execution ends. Anything else is the disk's fault.
    if (error instanceof RangeError) endOversized(context, run, stimulus, error);
    else evictRun(context, run, error);
  }
}

function endOversized(context: EngineContext, run: Run, stimulus: Stimulus, { message }: RangeError): void {
  const advance = failedAdvance(run, { at: stimulus.at, cause: message, before: [] });
  try {
    recordStep(context, run, { stimulus, advance });
  } catch (error) {
    evictRun(context, run, error);
  }
}

function isOpenFor(run: Run, stimulus: Stimulus): boolean {
  if ("task" in stimulus) return run.tasks.has(stimulus.task);
  if ("mapRun" in stimulus) return run.mapRuns.has(stimulus.mapRun);
  return stimulus.kind !== "timer" || run.timers.has(stimulus.timer);
}

/** Gives the interpreter a stimulus. A fault in it ends the execution as AWS's own runtime faults do. */
function askInterpreter(run: Run, stimulus: Stimulus): Advance | Promise<Advance> {
  const fault = (error: unknown): Advance =>
    failedAdvance(run, { at: stimulus.at, cause: error instanceof Error ? error.message : String(error), before: [] });
  try {
    const answer = run.interpreter.advance(stimulus);
    return answer instanceof Promise ? answer.catch(fault) : answer;
  } catch (error) {
    return fault(error);
  }
}

/**
 * A Standard execution of a machine that is being deleted ends at its next transition, with the words AWS's knowledge
 * centre shows for it ("Why is my Step Functions state machine stuck in the DELETING status?").
 */
function endWithMachine(context: EngineContext, run: Run, at: number, advance: Advance): Advance {
  if (advance.outcome || !context.isDeleting(run.machine.id)) return advance;
  const transition = advance.events.findIndex(({ type }) => type.endsWith("StateEntered"));
  if (transition < 0) return advance;
  const cause = `State machine ${run.machine.name} has been deleted.`;
  return failedAdvance(run, { at, cause, before: advance.events.slice(0, transition) });
}

/** Ends an execution with States.Runtime after events that were already made. */
function failedAdvance(run: Run, options: { at: number; cause: string; before: readonly HistoryEvent[] }): Advance {
  const { at, cause, before } = options;
  const lastEvent = before.at(-1)?.id ?? run.lastEvent;
  const details = { error: "States.Runtime", cause };
  const failed: HistoryEvent = {
    id: lastEvent + 1,
    previousEventId: lastEvent,
    type: "ExecutionFailed",
    timestamp: at,
    executionFailedEventDetails: details,
  };
  return { events: [...before, failed], commands: [], outcome: { status: "FAILED", ...details } };
}
