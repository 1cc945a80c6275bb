/** Why a batch stops starting rows before its last one. */
export type HaltReason =
  | { readonly kind: "interrupted" }
  /** The first row that was not as expected, with `--fail-fast`. */
  | { readonly kind: "fail-fast" }
  | { readonly kind: "error"; readonly error: unknown };

/** Stops a batch: nothing new is started, what runs is waited for. */
export interface Halt {
  readonly reason: HaltReason | undefined;
  /** The first reason counts. */
  stop(reason: HaltReason): void;
}

/** A halt that the person's first Ctrl-C triggers. */
export function createHalt(interrupted: AbortSignal): Halt {
  let reason: HaltReason | undefined;
  const halt: Halt = {
    get reason() {
      return reason;
    },
    stop(given) {
      reason ??= given;
    },
  };
  if (interrupted.aborted) halt.stop({ kind: "interrupted" });
  interrupted.addEventListener("abort", () => halt.stop({ kind: "interrupted" }), { once: true });
  return halt;
}
