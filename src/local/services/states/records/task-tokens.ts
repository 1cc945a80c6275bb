import type { Store } from "../../../store/store.ts";

/**
 * Every task token ever issued, for as long as its execution is kept: it distinguishes a token of a task that is over
 * (TaskTimedOut) from one that never was (InvalidToken). `add` must be called inside `store.write`.
 */
export function openTaskTokens(store: Store) {
  const insert = store.prepare("INSERT OR IGNORE INTO states_task_tokens (token, execution) VALUES (?, ?)");
  const select = store.prepare("SELECT 1 FROM states_task_tokens WHERE token = ?");
  return {
    add(token: string, execution: number): void {
      insert.run(token, execution);
    },
    known: (token: string): boolean => select.get(token) !== undefined,
  };
}
