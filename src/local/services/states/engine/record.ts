import type { Advance, Command, Stimulus } from "../../../states-language/index.ts";
import { storeMapRun } from "../map-runs/map-run-records.ts";
import type { Ending } from "../records/execution-record.ts";
import { carryOut, register } from "./commands.ts";
import type { EngineContext } from "./engine-context.ts";
import { releaseRun, type BreakOff, type Run } from "./run.ts";
import { tokenOf } from "./task-token.ts";

/** A stimulus, and the events and commands that the interpreter returned for it. */
interface RecordedStep {
  readonly stimulus: Stimulus;
  readonly advance: Advance;
}

/**
 * Writes one step of an execution and carries out its commands; calls those who wait for the end when it is on disk.
 * Without a step, a new execution is stored whose first step is still being worked out.
 *
 * Commands need not wait for the disk: what they lead to is written later than the step, so no crash keeps an effect in
 * the store and loses its cause. A task begun just before a crash is begun again, as one that was running is.
 * @throws when the store takes no more
 */
export function recordStep(context: EngineContext, run: Run, step: RecordedStep | undefined): void {
  const outcome = step?.advance.outcome;
  const ending = outcome && { outcome, at: step.stimulus.at };
  const isNew = run.id === undefined;
  writeStep(context, run, step, ending);
  if (isNew) enter(context, run);
  if (step) register(context, run, step.stimulus, step.advance.commands);
  if (ending) leave(context, run);
  // Not within the step itself, which another step may be waiting for.
  if (step && step.advance.commands.length > 0) setImmediate(begin, context, run, step.advance.commands);
  void afterCommit(context, run, () => {
    if (step) {
      context.logs.deliver(run, step.advance.events);
      context.metrics.measure(run, step.advance.events);
      context.statusEvents.emit(run, step.advance.events, ending);
    }
    if (ending) for (const notify of run.onEnd) notify(ending);
  });
}

/** Drops an execution from memory when memory is ahead of the disk, and continues from what is stored. */
export function evictRun(context: EngineContext, run: Run, error: unknown): void {
  if (run.id === undefined || !context.isOpen()) return;
  forget(context, run, "lost");
  context.restore(run, error);
}

function writeStep(context: EngineContext, run: Run, step: RecordedStep | undefined, ending: Ending | undefined): void {
  const events = step?.advance.events ?? [];
  const lastEvent = events.at(-1)?.id ?? run.lastEvent;
  if (run.machine.type === "STANDARD")
    context.records.store.write(() => {
      if (run.id !== undefined && step?.stimulus.kind === "redrive")
        context.records.executions.redrive(run.id, step.stimulus);
      if (run.unwritten) run.id = context.records.executions.insert(run.unwritten, ending);
      else if (ending && run.id !== undefined) context.records.executions.finish(run.id, ending);
      if (step && run.id !== undefined) journal(context, run, { ...step, id: run.id, lastEvent });
    });
  run.unwritten = undefined;
  if (step) run.step++;
  run.lastEvent = lastEvent;
}

function journal(context: EngineContext, run: Run, step: RecordedStep & { id: number; lastEvent: number }): void {
  const { history, taskTokens } = context.records;
  const { id, stimulus, advance, lastEvent } = step;
  history.append(id, { step: run.step, stimulus, events: advance.events, lastEvent });
  for (const command of advance.commands) {
    if (command.kind === "runMap") storeMapRun(context, run, id, command);
    const token = command.kind === "runTask" ? tokenOf(run, command) : undefined;
    if (token !== undefined) taskTokens.add(token, id);
  }
}

function enter(context: EngineContext, run: Run): void {
  if (run.id === undefined) context.express.add(run);
  else context.running.set(run.id, run);
}

function leave(context: EngineContext, run: Run): void {
  forget(context, run, "unwanted");
  context.ended(run);
}

function forget(context: EngineContext, run: Run, reason: BreakOff): void {
  for (const { token } of run.tasks.values()) if (token !== undefined) context.tokens.delete(token);
  releaseRun(run, reason);
  if (run.id === undefined) context.express.delete(run);
  else if (context.running.get(run.id) === run) context.running.delete(run.id);
}

function begin(context: EngineContext, run: Run, commands: readonly Command[]): void {
  if (context.isOpen()) carryOut(context, run, commands);
}

async function afterCommit(context: EngineContext, run: Run, effects: () => void): Promise<void> {
  try {
    if (run.id !== undefined) await context.records.store.committed();
  } catch (error) {
    evictRun(context, run, error);
    return;
  }
  if (context.isOpen()) effects();
}
