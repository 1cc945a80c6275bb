/**
 * Why a state failed, in the words of the language: an Error Name and a human-readable Cause.
 *
 * @see https://states-language.net/spec.html#errors
 */
export class StatesError extends Error {
  override readonly name = "StatesError";
  /** The Error Name; absent when a Fail state names none. */
  readonly error: string | undefined;
  readonly reason: string | undefined;
  /** A second Error Name under which `Retry` and `Catch` may refer to this error. */
  readonly alias: string | undefined;

  constructor(options: { error?: string | undefined; cause?: string | undefined; alias?: string | undefined }) {
    super(options.cause ?? options.error ?? "");
    this.error = options.error;
    this.reason = options.cause;
    this.alias = options.alias;
  }
}

/**
 * The fault of a definition that could not be applied to the data it met. It is raised where the data is; the state
 * that was running adds its name and place to the text.
 */
export class RuntimeFault extends Error {
  override readonly name = "RuntimeFault";
  /** The Error Name that Retry and Catch know the fault by, when it is a nameable one. */
  readonly alias: string | undefined;

  constructor(message: string, options: { alias?: string } = {}) {
    super(message);
    this.alias = options.alias;
  }
}

/** A JSONata expression failed or gave what its field cannot use. */
export class EvaluationFault extends Error {
  override readonly name = "EvaluationFault";
  /** The field, such as `Output/result`; absent when no field is to blame. */
  readonly location: string | undefined;
  /** Whether the fault was found only after the expression had been evaluated. */
  readonly afterEvaluation: boolean;

  constructor(message: string, options: { location?: string; afterEvaluation?: boolean } = {}) {
    super(message);
    this.location = options.location;
    this.afterEvaluation = options.afterEvaluation ?? false;
  }
}
