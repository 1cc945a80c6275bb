import type { Command, Stimulus } from "../../../states-language/index.ts";
import { give } from "./advance.ts";
import type { EngineContext } from "./engine-context.ts";
import type { Run, RunTask } from "./run.ts";
import { beginTask } from "./tasks.ts";

/** Keeps the run's open tasks and timers as a stimulus and its commands leave them. Nothing outside happens yet. */
export function register(context: EngineContext, run: Run, stimulus: Stimulus, commands: readonly Command[]): void {
  noteStimulus(context, run, stimulus);
  if (run.ended) return;
  for (const command of commands) {
    if (command.kind === "runTask") openTask(context, run, command);
    else if (command.kind === "cancelTask") closeTask(context, run, command.task);
    else if (command.kind === "setTimer") setTimer(context, run, command);
    else clearTimer(run, command.timer);
  }
}

/** Begins the tasks that are still wanted. */
export function carryOut(context: EngineContext, run: Run, commands: readonly Command[]): void {
  for (const command of commands) {
    if (command.kind !== "runTask") continue;
    const task = run.tasks.get(command.task);
    if (task?.command === command) beginTask(context, run, task);
  }
}

function noteStimulus(context: EngineContext, run: Run, stimulus: Stimulus): void {
  if (stimulus.kind === "timer") {
    clearTimer(run, stimulus.timer);
    return;
  }
  if (!("task" in stimulus)) return;
  const task = run.tasks.get(stimulus.task);
  if (!task) return;
  if (stimulus.kind === "taskStarted") task.started = true;
  else if (stimulus.kind === "taskSubmitted") task.submitted = stimulus.output;
  else if (stimulus.kind === "taskHeartbeat") task.heartbeatStep = run.step - 1;
  else closeTask(context, run, stimulus.task);
}

function openTask(context: EngineContext, run: Run, command: RunTask): void {
  const controller = new AbortController();
  const open = { command, controller, started: false, submitted: undefined, heartbeatStep: undefined };
  run.tasks.set(command.task, open);
  if (command.taskToken) context.tokens.set(command.taskToken, { run, task: command.task });
}

function closeTask(context: EngineContext, run: Run, name: string): void {
  const task = run.tasks.get(name);
  if (!task) return;
  run.tasks.delete(name);
  if (task.command.taskToken) context.tokens.delete(task.command.taskToken);
  task.controller.abort();
}

function setTimer(context: EngineContext, run: Run, { timer, at }: { timer: string; at: number }): void {
  clearTimer(run, timer);
  const fire = () => void give(context, run, { kind: "timer", timer, at: Math.max(at, context.host.now()) });
  run.timers.set(timer, context.timers.set(at, fire));
}

function clearTimer(run: Run, timer: string): void {
  run.timers.get(timer)?.cancel();
  run.timers.delete(timer);
}
