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
  | { readonly type: "chapter"; readonly title: string; readonly text?: readonly string[] }
  | { readonly type: "step-started"; readonly step: string }
  | { readonly type: "step-done"; readonly step: string; readonly detail?: string; readonly changed: boolean }
  | { readonly type: "step-failed"; readonly step: string }
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
      readonly reason: string;
      /** The retry that comes now, from 1. */
      readonly attempt: number;
      readonly attempts: number;
      readonly waitMs: number;
    }
  | { readonly type: "state"; readonly state: StateProgress }
  | { readonly type: "execution-ended"; readonly machine: string; readonly status: string }
  /** What is going to be deleted, before the question. */
  | {
      readonly type: "plan";
      readonly rows: readonly { readonly what: string; readonly name: string; readonly contents: string }[];
    }
  /** From now on something continues by itself if the person leaves: what, and how to come back to it. */
  | { readonly type: "goes-on"; readonly next: readonly string[] }
  | { readonly type: "note"; readonly text: string }
  | { readonly type: "warning"; readonly text: string };

/** A question that stands before something that cannot be undone. */
export interface Question {
  readonly text: string;
  /** When given, only typing exactly this agrees; otherwise yes or no. */
  readonly typeToAgree?: string | undefined;
}

/** The workshop's only way out: it tells and asks, and knows nothing of a terminal. */
export interface Port {
  notify(event: WorkshopEvent): void;
  /** Whether the person agrees. Rejects with a `UserError` where nobody can be asked. */
  ask(question: Question): Promise<boolean>;
}
