import { findFaceOwner } from "../../aws/collection/search-face.ts";
import type { Environment } from "../environment.ts";
import type { Outcome } from "./outcome.ts";
import { failureReason } from "./outcome.ts";
import type { StateVisit } from "./state-history.ts";

/** A run, as far as its traps show in it. */
export interface ExplainedRun {
  readonly user: string;
  readonly key: string;
  readonly bucket: string;
  readonly outcome: Outcome;
  readonly visits: readonly StateVisit[];
}

/** Says what a trap of the workshop did in this run, and the command that helps. */
export async function explainRun(environment: Environment, run: ExplainedRun): Promise<string[]> {
  if (run.outcome.error === "FaceAlreadyExistsError")
    return explainDuplicate(run.user, await ownerOf(environment, run));
  if (run.outcome.kind !== "failed") return [];
  return [...explainFailedState(run, environment.names.collection), ...explainFaceLeftBehind(run)];
}

/** A duplicate of somebody else, or of the rider himself: the check does not know the difference. */
export function explainDuplicate(user: string, owner: string | undefined): string[] {
  if (owner === user)
    return [
      `The face in the collection is ${user}'s own, from an earlier photo: a rider who uploads again is refused as a duplicate of himself.`,
      `To let ${user} register again: npx wildrydes faces delete --user ${user}`,
    ];
  if (owner === undefined)
    return ["The face is in the collection already. To see whose it is: npx wildrydes faces list"];
  return [
    `The face is registered for ${owner}: the same person signs up under another name.`,
    `To let this face register again: npx wildrydes faces delete --user ${owner}`,
  ];
}

/** The uncaught errors of the workshop's machines: what they mean. */
export function explainFailedState(
  run: Pick<ExplainedRun, "outcome" | "visits" | "key">,
  collection: string,
): string[] {
  const failed = run.visits.find((visit) => visit.status === "failed" && visit.error !== undefined);
  const text = failed ? failureReason(failed) : (run.outcome.reason ?? "");
  const state = failed?.name ?? "";
  const usesCollection = state === "CheckFaceDuplicate" || state === "AddFaceToIndex" || state === "ParallelProcessing";
  if (/ResourceNotFoundException/.test(text) && usesCollection)
    return [
      `The collection ${collection} is missing, and no Catch of the machine takes that error: the execution fails.`,
      "To make the collection: npx wildrydes collection reset",
    ];
  if (usesCollection && /no faces in the image|InvalidParameterException|reading 'Face'|FaceRecords/i.test(text))
    return [
      `Rekognition found a face in ${run.key} at first and then filtered it out as too small, too blurred or turned away, and no Catch takes that error: the execution fails.`,
      "Try a photo that shows the face larger and from the front.",
    ];
  if (/InvalidS3ObjectException|NoSuchKey/.test(text))
    return [
      `The photo ${run.key} could not be read by the function: it is gone, or its key has characters that the functions decode.`,
    ];
  return [];
}

/** Trap 8: the face is indexed beside the thumbnail; when a later step fails, it stays and locks the rider out. */
export function explainFaceLeftBehind(run: Pick<ExplainedRun, "visits" | "user">): string[] {
  const indexed = run.visits.some((visit) => visit.name === "AddFaceToIndex" && visit.status === "succeeded");
  if (!indexed) return [];
  return [
    `The face was indexed before the failure and stays in the collection: ${run.user} would now be refused as already registered.`,
    `To let ${run.user} try again: npx wildrydes faces delete --user ${run.user}`,
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
