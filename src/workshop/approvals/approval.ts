import { scanItems, type Item } from "../../aws/table/items.ts";
import type { Environment } from "../environment.ts";

/** A label that moderation found; its confidence in percent. */
export interface ModerationLabel {
  readonly name: string;
  readonly parent: string;
  readonly confidence: number;
}

/** An image that a person decides about. */
export interface Approval {
  readonly id: string;
  /** How its task waits: for the answer of an activity's worker, or for its token. */
  readonly kind: "activity" | "token";
  readonly executionArn: string;
  readonly imageId: string;
  readonly bucket: string;
  /** The object's key, encoded as the execution has it. */
  readonly s3key: string;
  /** The highest of the labels. */
  readonly confidence: number;
  readonly labels: readonly ModerationLabel[];
  readonly askAt: number;
  readonly rejectAt: number;
  readonly askedAt: Date;
  /** When the task times out. An activity's clock starts when its task is taken. */
  readonly deadline: Date;
  readonly heartbeatSeconds: number | undefined;
  readonly heartbeatAt: Date | undefined;
  readonly state: "open" | "decided" | "over";
  readonly decision: "approved" | "denied" | undefined;
  readonly decidedBy: string | undefined;
  readonly decidedAt: Date | undefined;
  /** The person's words about the decision. */
  readonly reason: string | undefined;
}

/** An approval with what only the program itself needs. */
export interface StoredApproval extends Approval {
  readonly token: string;
  /** Whether the decision was delivered to Step Functions. */
  readonly sent: boolean;
}

/** Every request of an environment, oldest first. */
export async function readApprovals({ session }: Environment, table: string): Promise<StoredApproval[]> {
  const items = (await scanItems(session, table)) ?? [];
  return items.map(approvalOf).sort((one, other) => one.askedAt.getTime() - other.askedAt.getTime());
}

/** A request without its token: what leaves the program. */
export function withoutToken({ token: _token, sent: _sent, ...approval }: StoredApproval): Approval {
  return approval;
}

/** Reads an item of the table. */
function approvalOf(item: Item): StoredApproval {
  const decision = item["decision"] === "approved" || item["decision"] === "denied" ? item["decision"] : undefined;
  const received = dateOf(item["receivedAt"]) ?? new Date(0);
  return {
    id: textOf(item["approvalId"]),
    kind: item["kind"] === "token" ? "token" : "activity",
    executionArn: textOf(item["executionArn"]),
    imageId: textOf(item["imageID"]),
    bucket: textOf(item["s3bucket"]),
    s3key: textOf(item["s3key"]),
    confidence: Number(item["confidence"] ?? 0),
    labels: labelsOf(item["labels"]),
    askAt: Number(item["askAt"] ?? 0),
    rejectAt: Number(item["rejectAt"] ?? 100),
    askedAt: new Date(textOf(item["askedAt"])),
    deadline: new Date(received.getTime() + 1000 * Number(item["timeoutSeconds"] ?? 0)),
    heartbeatSeconds: item["heartbeatSeconds"] === undefined ? undefined : Number(item["heartbeatSeconds"]),
    heartbeatAt: dateOf(item["heartbeatAt"]),
    state: decision !== undefined ? "decided" : item["over"] === undefined ? "open" : "over",
    decision,
    decidedBy: optionalText(item["decidedBy"]),
    decidedAt: dateOf(item["decidedAt"]),
    reason: optionalText(item["reason"]),
    token: textOf(item["token"]),
    sent: item["sentAt"] !== undefined,
  };
}

function labelsOf(value: unknown): ModerationLabel[] {
  if (!Array.isArray(value)) return [];
  return value.flatMap((label: unknown) => {
    if (typeof label !== "object" || label === null) return [];
    const members: ReadonlyMap<string, unknown> = new Map(Object.entries(label));
    return {
      name: textOf(members.get("Name")),
      parent: textOf(members.get("ParentName")),
      confidence: Number(members.get("Confidence") ?? 0),
    };
  });
}

/** Times are kept in seconds since 1970. */
function dateOf(seconds: unknown): Date | undefined {
  return seconds === undefined ? undefined : new Date(1000 * Number(seconds));
}

function textOf(value: unknown): string {
  return typeof value === "string" || typeof value === "number" ? String(value) : "";
}

function optionalText(value: unknown): string | undefined {
  return value === undefined ? undefined : textOf(value);
}
