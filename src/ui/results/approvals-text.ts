import type { Words } from "../../text/words.ts";
import type { Approval } from "../../workshop/approvals/approval.ts";
import type { ShownApproval } from "../../workshop/approvals/find-approval.ts";
import { drawPairs } from "../terminal/pairs.ts";
import { formatDuration } from "../terminal/quantity.ts";
import { drawTable } from "../terminal/table.ts";
import type { Terminal } from "../terminal/terminal.ts";

/** The areas that approvals are worded by. */
export const approvalAreas = ["labels", "screen-flow"] as const;
type ApprovalWords = Words<(typeof approvalAreas)[number]>;

/** The requests as a table. */
export function drawApprovals(
  approvals: readonly Approval[],
  { terminal, words, all }: { terminal: Terminal; words: ApprovalWords; all: boolean },
): string {
  const { say } = words;
  const [first] = approvals;
  if (first === undefined) return say(all ? "no-approvals-at-all" : "no-approvals");
  const head = [say("label-id"), say("label-image"), say("label-what"), say("label-asked"), say("label-decide-until")];
  const table = drawTable(
    {
      head: all ? [...head, say("label-decision")] : head,
      rows: approvals.map((approval) => {
        const { id, imageId, askedAt } = approval;
        const row = [id, imageId, describeLabel(approval), since(askedAt, words), timeLeft(approval, words)];
        return all ? [...row, describeState(approval, words)] : row;
      }),
    },
    terminal.columns,
  );
  return all ? table : `${table}\n${say("approval-show", { id: first.id })}`;
}

/** One request: its image, what moderation found, the time that is left, and what to do. */
export function drawApproval(approval: ShownApproval, words: ApprovalWords): string {
  const { say } = words;
  const { id, imageId, user, labels, askAt, rejectAt, heartbeatAt, state, reason } = approval;
  const pairs: [string, string][] = [
    [say("label-id"), id],
    [say("label-image"), imageId],
    [say("label-rider"), user ?? "-"],
    [say("label-asked"), since(approval.askedAt, words)],
    ...labels.map(({ name, parent, confidence }): [string, string] => [
      parent === "" ? name : `${parent} / ${name}`,
      `${confidence.toFixed(1)} %`,
    ]),
    [say("label-bands"), say("bands", { askAt, rejectAt })],
    [say("label-decide-until"), timeLeft(approval, words)],
    ...(heartbeatAt && state === "open"
      ? [[say("label-heartbeat"), since(heartbeatAt, words)] satisfies [string, string]]
      : []),
    [say("label-decision"), describeState(approval, words)],
    ...(reason === undefined ? [] : [[say("label-reason"), reason] satisfies [string, string]]),
  ];
  const next = state === "open" ? ["", say("approval-approve", { id }), say("approval-deny", { id })] : [];
  return [drawPairs(pairs), ...next].join("\n");
}

/** That a decision was made. */
export function drawDecision({ id, imageId, decision }: Approval, words: ApprovalWords): string {
  return decision === undefined ? "" : words.say("approval-done", { id, decision, image: imageId });
}

function describeLabel({ labels, confidence }: Approval): string {
  return `${labels[0]?.name ?? "-"} ${confidence.toFixed(1)} %`;
}

function describeState({ state, decision, decidedBy }: Approval, words: ApprovalWords): string {
  return words.say("approval-state", { state, decision, by: decidedBy });
}

function since(time: Date, words: ApprovalWords): string {
  return words.say("ago", { time: formatDuration(Math.max(0, Date.now() - time.getTime())) });
}

function timeLeft({ deadline, state }: Approval, words: ApprovalWords): string {
  const left = deadline.getTime() - Date.now();
  if (state !== "open") return "-";
  return left <= 0 ? words.say("time-is-up") : words.say("within-time", { time: formatDuration(left) });
}
