import { runtimeError } from "./error-shape.ts";
import type { Handler } from "./load-handler.ts";
import type { InvocationMessage } from "./protocol.ts";

/** How an invocation ends: once, with a result or an error. */
export interface Ending {
  succeed(result: unknown): void;
  fail(error: unknown): void;
}

/** An invocation in progress, as far as the process has to know it. */
export interface RunningInvocation {
  /** Called when nothing is left to wait for and the invocation has not ended. */
  onIdle(): void;
}

/** The runtime whose functions have lost callbacks: they get no third parameter and no `done`, and return plain values. */
const withoutCallbacks = "AWS_Lambda_nodejs24.x";

const neverSettled =
  "The Lambda runtime client detected an unexpected Node.js exit code. This is most commonly caused by a Promise that was never settled. For more information, see https://nodejs.org/docs/latest/api/process.html#exit-codes";

/** Refuses a handler that takes a callback where the runtime has none. @throws Error `Runtime.CallbackHandlerDeprecated` */
export function checkHandlerStyle(handler: Handler): void {
  if (!hasCallbacks() && handler.length >= 3) {
    throw runtimeError(
      "CallbackHandlerDeprecated",
      "ERROR: AWS Lambda has removed support for callback-based function handlers starting with Node.js 24. You need to modify this function to use a supported handler signature to use Node.js 24 or later. For more information see https://docs.aws.amazon.com/lambda/latest/dg/nodejs-handler.html.",
    );
  }
}

/**
 * Calls a handler. Under nodejs22.x the first of a settled promise, `callback`, `context.done`, `.succeed` or `.fail`
 * ends the invocation; what `callback` gave waits for the event loop to empty unless
 * `context.callbackWaitsForEmptyEventLoop` is false. Under nodejs24.x it is what the handler returns.
 */
export function startInvocation(message: InvocationMessage, handler: Handler, ending: Ending): RunningInvocation {
  let whenIdle: (() => void) | undefined;
  let decided = false;
  let promised = false;
  const once =
    <Parameters extends unknown[]>(work: (...parameters: Parameters) => void) =>
    (...parameters: Parameters): void => {
      if (decided) return;
      decided = true;
      work(...parameters);
    };
  const done = (error?: unknown, result?: unknown) => (isNothing(error) ? ending.succeed(result) : ending.fail(error));
  const fail = (error?: unknown) => ending.fail(isNothing(error) ? "handled" : error);
  const controls = {
    callbackWaitsForEmptyEventLoop: true,
    done: once(done),
    succeed: once((result?: unknown) => ending.succeed(result)),
    fail: once(fail),
  };
  const context = Object.assign(hasCallbacks() ? controls : {}, describeInvocation(message));
  const callback = once((error?: unknown, result?: unknown) => {
    if (isNothing(error) && controls.callbackWaitsForEmptyEventLoop) whenIdle = () => ending.succeed(result);
    else done(error, result);
  });

  try {
    const event: unknown = JSON.parse(message.event);
    const returned = handler(event, context, callback);
    promised = isThenable(returned);
    if (isThenable(returned)) returned.then(controls.succeed, once(hasCallbacks() ? fail : ending.fail));
    else if (!hasCallbacks()) once(ending.succeed)(returned);
  } catch (error) {
    if (hasCallbacks()) callback(error);
    else once(ending.fail)(error);
  }

  return {
    onIdle() {
      if (whenIdle) whenIdle();
      else if (promised) ending.fail(runtimeError("NodeJsExit", neverSettled));
      else ending.succeed(null);
    },
  };
}

function describeInvocation(message: InvocationMessage): object {
  const begun = performance.now();
  return {
    functionVersion: process.env["AWS_LAMBDA_FUNCTION_VERSION"],
    functionName: process.env["AWS_LAMBDA_FUNCTION_NAME"],
    memoryLimitInMB: process.env["AWS_LAMBDA_FUNCTION_MEMORY_SIZE"],
    logGroupName: process.env["AWS_LAMBDA_LOG_GROUP_NAME"],
    logStreamName: process.env["AWS_LAMBDA_LOG_STREAM_NAME"],
    clientContext: message.clientContext === undefined ? undefined : JSON.parse(message.clientContext),
    identity: undefined,
    invokedFunctionArn: message.invokedFunctionArn,
    awsRequestId: message.requestId,
    getRemainingTimeInMillis: () => Math.floor(message.timeout - (performance.now() - begun)),
  };
}

function hasCallbacks(): boolean {
  return process.env["AWS_EXECUTION_ENV"] !== withoutCallbacks;
}

function isNothing(value: unknown): value is null | undefined {
  return value === undefined || value === null;
}

function isThenable(value: unknown): value is PromiseLike<unknown> {
  return typeof value === "object" && value !== null && "then" in value && typeof value.then === "function";
}
