/**
 * The facts about a state beside its definition: how it stands in an execution, that it is new, what is wrong with
 * it.
 */
export interface StateNote {
  readonly status:
    | "succeeded"
    | "caught"
    | "failed"
    | "running"
    | "waiting"
    | "untouched"
    | "added"
    | "changed"
    | "wrong";
  /** A few words, such as a duration or an error. */
  readonly text?: string | undefined;
}

/** Notes by the state's name. */
export type StateNotes = ReadonlyMap<string, StateNote>;

/** Transitions that an execution took, as `from` and `to` joined by {@link transitionKey}. */
export type TakenTransitions = ReadonlySet<string>;

/** Identifies a transition in a set. */
export function transitionKey(from: string, to: string): string {
  return `${from}\u0000${to}`;
}
