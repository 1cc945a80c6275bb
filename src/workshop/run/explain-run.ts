import { describeCollection } from "../../aws/collection/collection.ts";
import { findFaceOwner } from "../../aws/collection/search-face.ts";
import type { Environment } from "../environment.ts";
import type { Outcome, OutcomeReason } from "./outcome.ts";
import { failureText } from "./outcome.ts";
import type { StateVisit } from "./visit-tree.ts";

/** A run, as far as its traps show in it. */
interface ExplainedRun {
  readonly user: string;
  readonly key: string;
  readonly bucket: string;
  readonly outcome: Outcome;
  readonly visits: readonly StateVisit[];
}

/** The effect of one of the workshop's traps on a run, and the command that helps. */
export type Explanation = OutcomeReason;

/** Says what a trap of the workshop did in this run, and the command that helps. */
export async function explainRun(environment: Environment, run: ExplainedRun): Promise<Explanation[]> {
  if (run.outcome.error === "FaceAlreadyExistsError")
    return explainDuplicate(run.user, await ownerOf(environment, run));
  if (run.outcome.kind !== "failed") return [];
  const { collection } = environment.names;
  const explained = explainFailedState(run, collection);
  const isMissing = explained.some(({ code }) => code === "explain-no-collection");
  if (isMissing && (await isThere(environment)))
    return [{ code: "explain-collection-unseen", values: { collection } }, ...explainFaceLeftBehind(run)];
  return [...explained, ...explainFaceLeftBehind(run)];
}

/** Rekognition now and then misses a collection that is there: to create it again would delete every face. */
async function isThere({ session, names }: Environment): Promise<boolean> {
  try {
    return (await describeCollection(session, names.collection)) !== undefined;
  } catch {
    return false;
  }
}

/** A duplicate of another rider, or of the rider's own face: the check does not know the difference. */
export function explainDuplicate(user: string, owner: string | undefined): Explanation[] {
  if (owner === undefined) return [{ code: "explain-known-face" }];
  if (owner === user)
    return [
      { code: "explain-own-face", values: { user } },
      { code: "explain-let-register", values: { user } },
    ];
  return [
    { code: "explain-other-face", values: { owner } },
    { code: "explain-free-face", values: { owner } },
  ];
}

/** AWS's words for a role that lacks a permission. */
const deniedToRole = /assumed-role\/([^/\s]+)\/\S+ is not authorized to perform: (\S+)/;

/** The uncaught errors of the workshop's machines: what they mean. */
export function explainFailedState(
  run: Pick<ExplainedRun, "outcome" | "visits" | "key">,
  collection: string,
): Explanation[] {
  const failed = run.visits.find((visit) => visit.status === "failed" && visit.error !== undefined);
  const { reason } = run.outcome;
  const text = (failed ? failureText(failed) : reason?.code === "said-by-aws" ? reason.values.text : undefined) ?? "";
  const state = failed?.name ?? "";
  const { key } = run;
  const usesCollection = state === "CheckFaceDuplicate" || state === "AddFaceToIndex" || state === "ParallelProcessing";
  if (/ResourceNotFoundException/.test(text) && usesCollection)
    return [{ code: "explain-no-collection", values: { collection } }, { code: "explain-make-collection" }];
  if (usesCollection && /no faces in the image|InvalidParameterException|reading 'Face'|FaceRecords/i.test(text))
    return [{ code: "explain-face-filtered", values: { key } }, { code: "explain-larger-face" }];
  const [, role, action] = deniedToRole.exec(text) ?? [];
  if (role !== undefined && action !== undefined)
    return [{ code: "explain-role-denied", values: { role, action } }, { code: "explain-check-roles" }];
  if (/InvalidS3ObjectException|NoSuchKey/.test(text)) return [{ code: "explain-unreadable-photo", values: { key } }];
  return [];
}

/** Trap 8: the face is indexed beside the thumbnail; when a later step fails, it stays and locks the rider out. */
export function explainFaceLeftBehind({ visits, user }: Pick<ExplainedRun, "visits" | "user">): Explanation[] {
  const indexed = visits.some((visit) => visit.name === "AddFaceToIndex" && visit.status === "succeeded");
  const removed = visits.some((visit) => visit.name === "RemoveFace" && visit.status === "succeeded");
  if (!indexed || removed) return [];
  return [
    { code: "explain-face-left", values: { user } },
    { code: "explain-try-again", values: { user } },
  ];
}

/** Only to explain; a search that fails leaves the explanation without a name. */
async function ownerOf(environment: Environment, run: ExplainedRun): Promise<string | undefined> {
  try {
    const { session, names } = environment;
    const match = await findFaceOwner(session, { collection: names.collection, bucket: run.bucket, key: run.key });
    return match?.user;
  } catch {
    return undefined;
  }
}
