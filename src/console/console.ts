import type { Language } from "../text/languages.ts";
import type { Environment } from "../workshop/environment.ts";

/** Where a person wants to look, and in which language. */
export interface Visit {
  readonly region: string;
  readonly environment: string | undefined;
  readonly language: Language;
}

/** Where the console takes what it shows from. */
export interface ConsoleSource {
  /** Where calls go to. */
  openEnvironment(visit: Visit): Promise<Environment>;
  /** The newest messages that left the account; undefined where nobody keeps them. */
  outbox(visit: Visit): Promise<readonly SentMessage[] | undefined>;
  /** Grows when something changed; undefined where nothing reports changes, and the console looks every few seconds. */
  changes(): number | undefined;
  /** Nothing can be changed through it. */
  readonly readOnly: boolean;
}

/** A message to somebody outside. */
export interface SentMessage {
  /** `mail`, or the protocol of an SNS subscription. */
  readonly via: string;
  readonly to: string;
  readonly subject: string | undefined;
  readonly body: string;
  readonly sentAt: Date;
}

/** A running console. */
export interface Console {
  readonly port: number;
  /** A token that opens the console once, within a minute. */
  admit(visit: Visit): string;
  /** Milliseconds since the last request's end; 0 while a page is open. */
  idle(): number;
  close(): Promise<void>;
}

/** How long a token opens the console, in milliseconds. */
export const tokenMilliseconds = 60_000;
