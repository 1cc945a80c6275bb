import { exitCodes, type ExitCodeOf } from "../../../exit-codes.ts";
import type { ErrorArea, Message } from "../../../text/areas.ts";
import { UserError } from "../../../user-error.ts";
import { explainAwsError } from "../../explain-error.ts";
import type { BulkEnd } from "../run-bulk.ts";

/** The meaning of a batch's end for a script; undefined when every row was as expected. */
type BulkVerdict =
  | { readonly kind: "interrupted"; readonly error: Message<ErrorArea> }
  /** `resumable` is the batch that `--resume` continues; `ended` of `rows` rows have ended. */
  | {
      readonly kind: "error";
      readonly error: unknown;
      readonly ended: number;
      readonly rows: number;
      readonly resumable: string | undefined;
    }
  | { readonly kind: "unexpected"; readonly error: Message<ErrorArea>; readonly exitCode: ExitCodeOf<"someFailed"> }
  | undefined;

/** Judges a batch: what stopped it counts more than what its rows were. */
export function judgeBulk({ report, halted, goesOn }: BulkEnd): BulkVerdict {
  const { ended, rows, unexpected, left, batch } = report;
  const resumable = halted || !report.complete ? batch : undefined;
  if (halted?.kind === "interrupted") {
    const values = goesOn
      ? { rows: { code: "interrupted-map-run" }, next: [{ code: "follow-batch", values: { batch } }] }
      : {
          rows: { code: "interrupted-rows", values: { ended, rows } },
          next: [{ code: "continue-batch", values: { batch } }],
        };
    return { kind: "interrupted", error: { code: "interrupted", values } };
  }
  if (halted?.kind === "error") return { kind: "error", error: explainHalt(halted.error), ended, rows, resumable };
  if (unexpected + report.unfinished === 0 && report.complete) return undefined;
  return {
    kind: "unexpected",
    error: { code: "some-not-as-expected", values: { unexpected, rows, left, resumable } },
    exitCode: exitCodes.someFailed,
  };
}

function explainHalt(error: unknown): unknown {
  if (error instanceof Error && /^StateMachine(DoesNotExist|Deleting)$/.test(error.name))
    return new UserError({ code: "machine-deleted", values: { reason: error.message }, cause: error });
  return explainAwsError(error);
}
