import { type ChildProcess, fork } from "node:child_process";
import { fileURLToPath } from "node:url";
import { entryPoint } from "../../../../entry-point.ts";
import {
  evaluateSmall,
  type ExpressionEvaluator,
  type ExpressionRequest,
  type ExpressionResult,
  isHarmlessExpression,
  MemoryExceeded,
} from "../../../states-language/index.ts";

/** How long an expression may take in the other process, in milliseconds. */
const longestEvaluation = 2_000;
/** How much memory it may take there, in MB. A thread would not do: out of memory, it takes its process with it. */
const mostMemory = 128;
/** How long an idle process is kept, in milliseconds. */
const idleTime = 30_000;

/** Each expression is checked once for being harmless. */
const harmless = new Map<string, boolean>();
const mostRemembered = 5_000;

interface Evaluator {
  readonly child: ChildProcess;
  /** Given the result of the expression that is being evaluated. */
  settle: ((result: ExpressionResult) => void) | undefined;
  /** Settled when the process has started, or never will. */
  ready: Promise<unknown>;
  idle: NodeJS.Timeout | undefined;
}

/** A message of the process. */
interface Message {
  readonly ready?: true;
  readonly result?: ExpressionResult;
}

/** The end of the queue of work for the other process. */
let queue: Promise<unknown> = Promise.resolve();
let evaluator: Evaluator | undefined;

/**
 * Evaluates JSONata. Expressions that look harmless begin here, where their work is metered; all others, and those
 * that turn out to be much work, are evaluated in another process. It is ended when one of them takes too long or too
 * much memory.
 */
export const evaluateInSubprocess: ExpressionEvaluator = async (request) => {
  if (isKnownHarmless(request.source)) {
    const result = await evaluateSmall(request);
    if (result !== undefined) return result;
    harmless.set(request.source, false);
  }
  const result = queue.then(() => evaluateInProcess(request));
  queue = result;
  return result;
};

function isKnownHarmless(source: string): boolean {
  const known = harmless.get(source);
  if (known !== undefined) return known;
  if (harmless.size >= mostRemembered) harmless.clear();
  const verdict = isHarmlessExpression(source);
  harmless.set(source, verdict);
  return verdict;
}

async function evaluateInProcess(request: ExpressionRequest): Promise<ExpressionResult> {
  evaluator ??= startEvaluator();
  const current = evaluator;
  clearTimeout(current.idle);
  keepProcess(current);
  await current.ready;
  return new Promise((resolve) => {
    const limit = setTimeout(
      () => endProcess(current, "Expression evaluation timeout: Check for infinite loop"),
      longestEvaluation,
    );
    current.settle = (result) => {
      clearTimeout(limit);
      current.settle = undefined;
      resolve(result);
    };
    current.child.send(request, (error) => {
      if (error !== null) endProcess(current, `Expression evaluation failed: ${error.message}`);
    });
  });
}

function startEvaluator(): Evaluator {
  const child = fork(fileURLToPath(entryPoint("local/services/states/expressions/expression-process")), [], {
    execArgv: [`--max-old-space-size=${mostMemory}`],
    stdio: ["ignore", "ignore", "ignore", "ipc"],
  });
  const { promise: ready, resolve: noteReady } = Promise.withResolvers<unknown>();
  const started: Evaluator = { child, settle: undefined, ready, idle: undefined };
  child.on("message", ({ result }: Message) => {
    noteReady(undefined);
    if (result === undefined) return;
    started.settle?.(result);
    startIdleTimer(started);
  });
  child.on("error", (error) => fail(`Expression evaluation failed: ${error.message}`));
  child.on("exit", () => fail(new MemoryExceeded().message));
  const fail = (message: string): void => {
    noteReady(undefined);
    endProcess(started, message);
  };
  return started;
}

/** Ends a process; what it was evaluating has failed. The next expression gets a new one. */
function endProcess(given: Evaluator, message: string): void {
  if (evaluator === given) evaluator = undefined;
  clearTimeout(given.idle);
  given.child.removeAllListeners();
  given.child.on("error", () => undefined);
  given.child.kill("SIGKILL");
  given.settle?.({ kind: "failure", message });
}

/** An idle process keeps this one from ending no longer. */
function startIdleTimer(given: Evaluator): void {
  given.child.unref();
  given.child.channel?.unref();
  given.idle = setTimeout(() => endProcess(given, ""), idleTime);
  given.idle.unref();
}

function keepProcess(given: Evaluator): void {
  given.child.ref();
  given.child.channel?.ref();
}
