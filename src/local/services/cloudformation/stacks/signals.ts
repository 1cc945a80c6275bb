import { randomBytes } from "node:crypto";
import type { Store } from "../../../store/store.ts";
import { prepareTables } from "./tables.ts";

/** Signals from outside for resources that wait for them, by a token that only they and their addressee know. */
export interface Signals {
  /** A new token to wait at. */
  open(): string;
  /** Keeps a text for the operation that waits for it. @returns false when none does */
  add(token: string, text: string): boolean;
  /** The texts that came, the oldest first. */
  list(token: string): string[];
  close(token: string): void;
}

/** Opens the signals of a store. */
export function openSignals(store: Store): Signals {
  prepareTables(store);
  return {
    open() {
      const token = randomBytes(16).toString("hex");
      store.write(() => store.prepare("INSERT INTO cloudformation_tokens VALUES (?)").run(token));
      return token;
    },
    add: (token, text) =>
      store.write(() => {
        if (!store.prepare("SELECT 1 FROM cloudformation_tokens WHERE token = ?").get(token)) return false;
        store.prepare("INSERT INTO cloudformation_signals (token, text) VALUES (?, ?)").run(token, text);
        return true;
      }),
    list: (token) =>
      store
        .prepare("SELECT text FROM cloudformation_signals WHERE token = ? ORDER BY number")
        .all(token)
        .map((row) => String(row["text"])),
    close(token) {
      store.write(() => {
        store.prepare("DELETE FROM cloudformation_signals WHERE token = ?").run(token);
        store.prepare("DELETE FROM cloudformation_tokens WHERE token = ?").run(token);
      });
    },
  };
}
