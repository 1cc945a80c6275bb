/** A definition that was read and found right. It is immutable and may serve any number of executions. */
export interface Machine {
  /** `StartAt`. */
  readonly startAt: string;
  /** `TimeoutSeconds` of the machine, when it names one. */
  readonly timeoutSeconds: number | undefined;
}
