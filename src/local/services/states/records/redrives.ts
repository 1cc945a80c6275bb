import type { Store } from "../../../store/store.ts";
import { optionalText, type Row } from "./columns.ts";

/** A client token with which an execution was redriven. */
interface RedriveToken {
  readonly token: string;
  /** Milliseconds since 1970. */
  readonly at: number;
}

/** AWS remembers the last ten tokens, for fifteen minutes. */
const keptTokens = 10;
const tokenLifetime = 15 * 60 * 1000;

function readTokens(row: Row | undefined): RedriveToken[] {
  return JSON.parse((row && optionalText(row, "redrive_tokens")) ?? "[]");
}

/** Redrives of executions, and the client tokens that asked for them. */
export function openRedrives(store: Store) {
  const redriveTokens = store.prepare("SELECT redrive_tokens FROM states_executions WHERE id = ?");

  /** Keeps with which client token an execution was redriven: the newest of them. */
  function noteRedriveToken(id: number, token: RedriveToken): void {
    const tokens = [...readTokens(redriveTokens.get(id)), token].slice(-keptTokens);
    store.prepare("UPDATE states_executions SET redrive_tokens = ? WHERE id = ?").run(JSON.stringify(tokens), id);
  }

  return {
    /** It runs again. @param redriven.at milliseconds since 1970 */
    redrive(id: number, { at, clientToken }: { at: number; clientToken?: string }): void {
      if (clientToken !== undefined) noteRedriveToken(id, { token: clientToken, at });
      store
        .prepare(
          `UPDATE states_executions SET status = 'RUNNING', stopped = NULL, error = NULL, cause = NULL,
             redrives = redrives + 1, redriven = ? WHERE id = ?`,
        )
        .run(at, id);
    },
    /** When the redrive happened that a client token was used for; a token is forgotten after a while. */
    redriveOf(id: number, token: string, now: number): number | undefined {
      const tokens = readTokens(redriveTokens.get(id));
      return tokens.find((used) => used.token === token && now - used.at <= tokenLifetime)?.at;
    },
  };
}
