import type { Message, ProgressArea } from "../text/areas.ts";

/** A sentence that is not worded yet. A string is worded already: bulk runs still have some. */
export type Sayable = Message<ProgressArea> | string;

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
  | { readonly type: "chapter"; readonly title: Sayable; readonly text?: readonly Sayable[] }
  /** The part that began last went through. */
  | { readonly type: "chapter-done" }
  | { readonly type: "step-started"; readonly step: Sayable }
  | { readonly type: "step-done"; readonly step: Sayable; readonly detail?: Sayable; readonly changed: boolean }
  | { readonly type: "step-failed"; readonly step: Sayable }
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
      readonly reason: Sayable;
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
      readonly kind: "accepted" | "refused" | "failed" | "running";
      readonly outcome: Sayable;
    }
  /** The execution runs by this definition, on this photo; its states follow. */
  | {
      readonly type: "execution-started";
      readonly machine: string;
      readonly definition: string;
      /** Reads the photo that it is about, for whoever wants to show it. */
      readonly readPhoto: () => Promise<Uint8Array | undefined>;
    }
  | { readonly type: "state"; readonly state: StateProgress }
  | { readonly type: "execution-ended"; readonly machine: string; readonly status: string }
  /** What is going to be deleted, before the question. */
  | {
      readonly type: "plan";
      readonly rows: readonly { readonly what: Sayable; readonly name: string; readonly contents: Sayable }[];
    }
  /** From now on something continues when the person leaves: what, and how to come back to it. */
  | { readonly type: "goes-on"; readonly next: readonly Sayable[] }
  | { readonly type: "note"; readonly text: Sayable }
  | { readonly type: "warning"; readonly text: Sayable };

/** A question that stands before something that cannot be undone. */
export interface Question {
  readonly text: Sayable;
  /** When given, only typing exactly this agrees; otherwise yes or no. */
  readonly typeToAgree?: string | undefined;
}

/** The workshop's only way out: it tells and asks, and knows nothing of a terminal. */
export interface Port {
  notify(event: WorkshopEvent): void;
  /** Whether the person agrees. Rejects with a `UserError` where nobody can be asked. */
  ask(question: Question): Promise<boolean>;
  /** What the person types. Rejects with a `UserError` where nobody can be asked. */
  enter(text: Sayable): Promise<string>;
}
