import type { Command, Stimulus } from "../../../states-language/index.ts";
import { beginMapRun } from "../map-runs/run-map.ts";
import type { EngineContext } from "./engine-context.ts";
import type { Run, RunMap, RunTask } from "./run.ts";
import { tokenOf } from "./task-token.ts";
import { beginTask } from "./tasks.ts";

/** Updates the open tasks and timers of a run after a stimulus and its commands. Nothing is carried out yet. */
export function register(context: EngineContext, run: Run, stimulus: Stimulus, commands: readonly Command[]): void {
  noteStimulus(context, run, stimulus);
  if (run.ended) return;
  for (const command of commands) {
    if (command.kind === "runTask") openTask(context, run, command);
    else if (command.kind === "cancelTask") closeTask(context, run, command.task);
    else if (command.kind === "setTimer") setTimer(context, run, command);
    else if (command.kind === "runMap") openMapRun(run, command);
    else if (command.kind === "cancelMapRun") closeMapRun(run, command.mapRun);
    else if (command.kind === "cancelTimer") clearTimer(run, command.timer);
  }
}

/** Begins the tasks and map runs that are still wanted. */
export function carryOut(context: EngineContext, run: Run, commands: readonly Command[]): void {
  for (const command of commands) {
    if (command.kind === "runTask") {
      const task = run.tasks.get(command.task);
      if (task?.command === command) beginTask(context, run, task);
    } else if (command.kind === "runMap") {
      const mapRun = run.mapRuns.get(command.mapRun);
      if (mapRun) void beginMapRun(context, run, mapRun);
    }
  }
}

function noteStimulus(context: EngineContext, run: Run, stimulus: Stimulus): void {
  if (stimulus.kind === "redrive") run.redrives++;
  if (stimulus.kind === "timer") {
    clearTimer(run, stimulus.timer);
    return;
  }
  if ("mapRun" in stimulus) {
    run.mapRuns.delete(stimulus.mapRun);
    return;
  }
  if (!("task" in stimulus)) return;
  const task = run.tasks.get(stimulus.task);
  if (!task) return;
  if (stimulus.kind === "taskStarted") task.started = true;
  else if (stimulus.kind === "taskSubmitted") task.submitted = stimulus.output;
  else if (stimulus.kind !== "taskHeartbeat") closeTask(context, run, stimulus.task);
}

function openTask(context: EngineContext, run: Run, command: RunTask): void {
  const controller = new AbortController();
  const token = tokenOf(run, command);
  run.tasks.set(command.task, { command, token, controller, started: false, submitted: undefined });
  if (token !== undefined) context.tokens.set(token, { run, task: command.task });
}

function closeTask(context: EngineContext, run: Run, name: string): void {
  const task = run.tasks.get(name);
  if (!task) return;
  run.tasks.delete(name);
  if (task.token !== undefined) context.tokens.delete(task.token);
  task.controller.abort("unwanted");
}

function openMapRun(run: Run, { mapRun, plan }: RunMap): void {
  run.mapRuns.set(mapRun, { mapRun, plan, controller: new AbortController() });
}

function closeMapRun(run: Run, mapRun: string): void {
  run.mapRuns.get(mapRun)?.controller.abort("unwanted");
  run.mapRuns.delete(mapRun);
}

function setTimer(context: EngineContext, run: Run, { timer, at }: { timer: string; at: number }): void {
  clearTimer(run, timer);
  const fire = () => void context.dispatch(run, { kind: "timer", timer, at: Math.max(at, run.clock.now()) });
  run.timers.set(timer, context.timers.set(run.clock.onWall(at), fire));
}

function clearTimer(run: Run, timer: string): void {
  run.timers.get(timer)?.cancel();
  run.timers.delete(timer);
}
