/** The message of the endpoint to a function's process: one invocation. */
export interface InvocationMessage {
  readonly requestId: string;
  /** The event as JSON text. */
  readonly event: string;
  /** After how many milliseconds the invocation is cut off. */
  readonly timeout: number;
  readonly invokedFunctionArn: string;
  /** The trace header, as `_X_AMZN_TRACE_ID` holds it. */
  readonly traceId: string;
  /** The client context as JSON text. */
  readonly clientContext?: string;
}

/** Whether a message of the parent process is an invocation. */
export function isInvocationMessage(message: unknown): message is InvocationMessage {
  return typeof message === "object" && message !== null && "requestId" in message && "event" in message;
}
