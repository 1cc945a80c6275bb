import { setTimeout as sleep } from "node:timers/promises";
import { getObject } from "../../aws/bucket/objects.ts";
import type { Environment } from "../environment.ts";
import { decodeKey } from "../run/encoded-key.ts";
import { withoutToken, type Approval } from "./approval.ts";
import { refreshApprovals } from "./refresh-approvals.ts";

/** The state of the approvals at the end of watching. */
interface WatchedApprovals {
  readonly open: readonly Approval[];
}

/**
 * Looks for requests again and again, reports each change, and gives a sign of life for the open ones.
 *
 * @param options.openImage shows the image of a new request; answers whether it could
 */
export async function watchApprovals(
  environment: Environment,
  options: {
    once: boolean;
    everyMs: number;
    openImage?: ((id: string, image: Uint8Array) => Promise<boolean>) | undefined;
  },
): Promise<WatchedApprovals> {
  const { port, signal } = environment;
  const seen = new Map<string, Approval["state"]>();
  for (;;) {
    const tended = await refreshApprovals(environment);
    const approvals = tended?.approvals ?? [];
    for (const approval of approvals) {
      const before = seen.get(approval.id);
      seen.set(approval.id, approval.state);
      if (before === approval.state || (before === undefined && approval.state !== "open")) continue;
      port.notify({ type: "note", text: changeOf(approval) });
      if (options.openImage && approval.state === "open") await showImage(environment, approval, options.openImage);
    }
    if (options.once) return { open: approvals.filter(({ state }) => state === "open").map(withoutToken) };
    await sleep(pauseFor(approvals, options.everyMs), undefined, { signal });
  }
}

async function showImage(
  { session, port }: Environment,
  { id, bucket, s3key, imageId: image }: Approval,
  openImage: (id: string, image: Uint8Array) => Promise<boolean>,
): Promise<void> {
  const found = await getObject(session, { bucket, key: decodeKey(s3key) });
  if (found && (await openImage(id, found.body))) return;
  port.notify({ type: "note", text: { code: found ? "approval-no-viewer" : "approval-no-image", values: { image } } });
}

/** A third of the shortest heartbeat is a sign of life in time, also when one look takes long. */
function pauseFor(approvals: readonly Approval[], everyMs: number): number {
  const heartbeats = approvals.flatMap(({ state, heartbeatSeconds }) =>
    state === "open" && heartbeatSeconds !== undefined ? [(1000 * heartbeatSeconds) / 3] : [],
  );
  return Math.min(everyMs, ...heartbeats);
}

function changeOf(approval: Approval) {
  const { id, imageId, labels, confidence, state, decision, decidedBy } = approval;
  if (state === "open")
    return { code: "approval-asked", values: { id, image: imageId, label: labels[0]?.name, confidence } } as const;
  if (state === "over") return { code: "approval-ended", values: { id, image: imageId } } as const;
  return { code: "approval-made", values: { id, image: imageId, decision, by: decidedBy } } as const;
}
