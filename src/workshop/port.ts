import type { Message, ProgressArea } from "../text/areas.ts";
import type { ExecutionData } from "./inspect/execution-data.ts";

/** A sentence that is not worded yet. A string is worded already: bulk runs still have some. */
export type ShownText = Message<ProgressArea> | string;

/** Where an environment lives, as a person names it. */
export interface TargetSummary {
  readonly target: "local" | "aws" | "endpoint";
  readonly account: string;
  readonly region: string;
  /** The name given with `--env`. */
  readonly environment?: string | undefined;
  readonly endpointUrl?: string | undefined;
  readonly profile?: string | undefined;
}

/** A target as far as it is known: account and region of AWS are known once the credentials are. */
export type NamedTarget = Omit<TargetSummary, "account" | "region"> &
  Partial<Record<"account" | "region", string | undefined>>;

/** One state of a machine as an execution passes it. */
export interface StateProgress {
  readonly name: string;
  readonly status: "entered" | "succeeded" | "caught" | "failed" | "retrying";
  /** Milliseconds since the execution started. */
  readonly atMs: number;
  readonly error?: string | undefined;
}

/** Everything the workshop reports while it works. Renderers choose what to show of it and how. */
export type WorkshopEvent =
  | { readonly type: "target"; readonly target: TargetSummary; readonly changes: boolean }
  /** A part of a longer work begins: what it is about. */
  | { readonly type: "chapter"; readonly title: ShownText; readonly text?: readonly ShownText[] }
  /** The part that began last went through. */
  | { readonly type: "chapter-done" }
  | { readonly type: "step-started"; readonly step: ShownText }
  | { readonly type: "step-done"; readonly step: ShownText; readonly detail?: ShownText; readonly changed: boolean }
  | { readonly type: "step-failed"; readonly step: ShownText }
  | {
      readonly type: "resource";
      readonly logicalId: string;
      readonly resourceType: string;
      readonly status: string;
      readonly reason?: string | undefined;
    }
  | {
      readonly type: "retry";
      readonly operation: string;
      readonly reason: ShownText;
      /** The retry that comes now, from 1. */
      readonly attempt: number;
      readonly attempts: number;
      readonly waitMs: number;
    }
  /** A stage's machine stands: its definition, and the states that the stage added. */
  | {
      readonly type: "machine-deployed";
      readonly name: string;
      readonly definition: string;
      readonly adds: readonly string[];
    }
  /** A photo of a longer work went through its machine. */
  | {
      readonly type: "photo-done";
      readonly user: string;
      readonly key: string;
      readonly kind: "accepted" | "succeeded" | "refused" | "failed" | "running";
      readonly outcome: ShownText;
    }
  /** The execution runs by this definition, on this photo; its states follow. */
  | {
      readonly type: "execution-started";
      readonly machine: string;
      readonly definition: string;
      /** Reads the photo that it is about, so that it can be shown. */
      readonly readPhoto: () => Promise<Uint8Array | undefined>;
      /** Reads what it did so far; undefined where nobody can, as of an Express execution. */
      readonly data?: ExecutionData | undefined;
    }
  | { readonly type: "state"; readonly state: StateProgress }
  | { readonly type: "execution-ended"; readonly machine: string; readonly status: string }
  /** The plan of a deletion, before the question. */
  | {
      readonly type: "plan";
      readonly rows: readonly { readonly what: ShownText; readonly name: string; readonly contents: ShownText }[];
    }
  /** From now on something continues when the person leaves: what, and how to come back to it. */
  | { readonly type: "keeps-running"; readonly next: readonly ShownText[] }
  | { readonly type: "note"; readonly text: ShownText }
  | { readonly type: "warning"; readonly text: ShownText };

/** A question that stands before something that cannot be undone. */
export interface Question {
  readonly text: ShownText;
  /** When given, only typing exactly this agrees; otherwise yes or no. */
  readonly typeToAgree?: string | undefined;
}

/** The workshop's only way to a person: it reports and asks, and knows nothing about terminals. */
export interface Port {
  notify(event: WorkshopEvent): void;
  /** Whether the person agrees. Rejects with a `UserError` where nobody can be asked. */
  ask(question: Question): Promise<boolean>;
  /** Asks for a text. Rejects with a `UserError` where nobody can be asked. */
  enter(text: ShownText): Promise<string>;
}
