import type { Words } from "../../text/words.ts";
import type { Environment } from "../../workshop/environment.ts";
import type { PhotoReader } from "../../workshop/photos/look-at-photo.ts";
import type { SentMessage } from "../console.ts";
import type { RunIndex } from "../data/run-index.ts";
import type { Markup } from "../html.ts";

/** The areas that the console is worded by. */
export const consoleAreas = [
  "screen-console",
  "screen-execution",
  "outcome",
  "labels",
  "screen-metrics",
  "screen-inspect",
  "screen-flow",
] as const;
export type ConsoleWords = Words<(typeof consoleAreas)[number]>;

/** A part of a page that is renewed when it changes. */
export interface Section {
  /** Of the element that holds it. */
  readonly id: string;
  readonly content: Markup;
}

/** The content of a page, without the frame that all pages share. */
export interface Page {
  readonly title: string;
  /** Which entry of the navigation it belongs to. */
  readonly place: Place;
  readonly sections: readonly Section[];
}

/** The entries of the navigation, in its order. */
export const places = ["runs", "machines", "photos", "faces", "table", "outbox", "approvals", "metrics"] as const;
export type Place = (typeof places)[number];

/** The environment and words that pages are drawn from. */
export interface PageContext {
  readonly environment: Environment;
  readonly runs: RunIndex;
  readonly photos: PhotoReader;
  readonly words: ConsoleWords;
  readonly query: URLSearchParams;
  readonly outbox: () => Promise<readonly SentMessage[] | undefined>;
  /** Buttons that change something are left out. */
  readonly readOnly: boolean;
}

/** Draws a page; undefined where what it is about does not exist. */
export type DrawPage = (context: PageContext) => Promise<Page | undefined>;
