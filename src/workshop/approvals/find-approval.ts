import { getObject, readObjectHead } from "../../aws/bucket/objects.ts";
import { UserError } from "../../user-error.ts";
import type { Environment } from "../environment.ts";
import { decodeKey } from "../run/encoded-key.ts";
import { withoutToken, type Approval, type StoredApproval } from "./approval.ts";
import { refreshApprovals } from "./refresh-approvals.ts";

/** A request, and the image that it is about. */
export interface ShownApproval extends Approval {
  /** The rider, by the object's metadata. */
  readonly user: string | undefined;
}

/**
 * A request by its id or the beginning of it.
 *
 * @throws UserError `approval-not-found` (exit code 4), `approval-ambiguous` (2)
 */
export function chooseApproval(approvals: readonly StoredApproval[], id: string): StoredApproval {
  const found = approvals.filter((approval) => id !== "" && approval.id.startsWith(id));
  const [approval, other] = found;
  if (approval === undefined) {
    const open = approvals.filter(({ state }) => state === "open").map((known) => known.id);
    throw new UserError({ code: "approval-not-found", values: { id, open } });
  }
  if (other !== undefined)
    throw new UserError({ code: "approval-ambiguous", values: { id, found: found.map((known) => known.id) } });
  return approval;
}

/** A request with its image's rider, and a way to read the image itself. */
export async function showApproval(
  environment: Environment,
  id: string,
): Promise<{ approval: ShownApproval; readPhoto: () => Promise<Uint8Array | undefined> }> {
  const tended = await refreshApprovals(environment);
  const stored = chooseApproval(tended?.approvals ?? [], id);
  const place = { bucket: stored.bucket, key: decodeKey(stored.s3key) };
  const head = await readObjectHead(environment.session, place);
  return {
    approval: { ...withoutToken(stored), user: head?.metadata["userid"] },
    readPhoto: async () => (await getObject(environment.session, place))?.body,
  };
}

/** The requests of an environment: those that are open, or all. */
export async function listApprovals(environment: Environment, { all }: { all: boolean }): Promise<Approval[]> {
  const tended = await refreshApprovals(environment);
  const shown = (tended?.approvals ?? []).filter(({ state }) => all || state === "open");
  return shown.map(withoutToken);
}
