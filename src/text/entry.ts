import type { WriteCommand } from "./command-line.ts";

/** A sentence that is not worded yet: its code in the catalogue, and the values it takes. Plain data, safe for JSON. */
export interface AnyMessage {
  readonly code: string;
  readonly values?: object | undefined;
}

/** The sentences about an error. */
export interface ErrorText {
  /** The occurrence, in one sentence. */
  readonly message: string;
  /** Why, where that is known. */
  readonly why?: string | undefined;
  /** The ways out, one entry for each. */
  readonly next?: readonly string[] | undefined;
}

/** The helpers of an entry, beside its own values. */
export interface Pen {
  /** Writes a command line of this program, as this call was started and for its target. */
  readonly cmd: WriteCommand;
  /** Writes the words of a command line after the program's name. */
  readonly line: (words: string) => string;
  /** Words a message that is one of the values; a text is its own wording. */
  readonly say: (message: AnyMessage | string) => string;
}

/** The values of an entry that takes none. */
export type NoValues = Record<string, never>;

/** One entry of a catalogue: a sentence, or an error's sentences, with or without values. */
export type Entry = string | ErrorText | ((values: never, pen: Pen) => string | ErrorText);

/** The entries of one area, by their codes in kebab-case. */
export type AreaText = Readonly<Record<string, Entry>>;

/** The type of another language's area: the same codes, values and parts as in English. */
export type Translated<English> = {
  readonly [Code in keyof English]: English[Code] extends string ? string : English[Code];
};
