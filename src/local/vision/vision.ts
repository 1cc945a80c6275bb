import { createHash } from "node:crypto";
import type { ContentRating } from "./content/content.ts";
import type { PhotoAnalysis } from "./faces/faces.ts";
import type { AnalysisRequest, PhotoFinding } from "./messages.ts";
import type { FoundObject } from "./content/objects.ts";
import { createRecentCache, type RecentCache } from "../recent-cache.ts";
import { VisionFailure } from "./vision-errors.ts";
import { createVisionProcesses, type VisionLimits } from "./vision-processes.ts";

/**
 * The vision engine as the rest of the endpoint sees it. Photos are JPEG or PNG. The same bytes are analysed once, as
 * long as the result is remembered. Every question throws UndecodablePhotoError, VisionFailure or VisionBusyError.
 */
export interface Vision {
  /** Finds and describes the faces. */
  describe(photo: Uint8Array): Promise<PhotoAnalysis>;
  /** Finds things of 80 kinds, the surest first. */
  findObjects(photo: Uint8Array): Promise<readonly FoundObject[]>;
  /** Says what kind of content it is. */
  rateContent(photo: Uint8Array): Promise<ContentRating>;
  /** Ids of the running processes. */
  processIds(): readonly number[];
  /** Ends all processes; photos in hand fail. */
  close(): Promise<void>;
}

/** How many results are remembered. */
const remembered = 200;

/** The findings, also those under way, by question and photo. */
type Analyses = RecentCache<string, Promise<PhotoFinding>>;

/** Makes an empty memory of results. */
export function createAnalyses(): Analyses {
  return createRecentCache(remembered);
}

/**
 * Makes the engine. No process is started before the first photo.
 *
 * @param analyses what is known already; engines may share it
 */
export function createVision(limits: VisionLimits = {}, analyses: Analyses = createAnalyses()): Vision {
  const processes = createVisionProcesses(limits);

  function ask(request: AnalysisRequest): Promise<PhotoFinding> {
    const key = `${request.question} ${createHash("sha256").update(request.photo).digest("base64")}`;
    const known = analyses.get(key);
    if (known) return known;
    const analysis = processes.analyse(request);
    analyses.set(key, analysis);
    // A failure says nothing about the photo: the next attempt starts afresh.
    analysis.catch(() => analyses.delete(key));
    return analysis;
  }

  return {
    async describe(photo) {
      const answer = await ask({ question: "faces", photo });
      return answer.kind === "faces" ? answer.found : refuseAnswer(answer);
    },
    async findObjects(photo) {
      const answer = await ask({ question: "objects", photo });
      return answer.kind === "objects" ? answer.found : refuseAnswer(answer);
    },
    async rateContent(photo) {
      const answer = await ask({ question: "content", photo });
      return answer.kind === "content" ? answer.found : refuseAnswer(answer);
    },
    processIds: processes.ids,
    close: processes.close,
  };
}

function refuseAnswer(answer: PhotoFinding): never {
  throw new VisionFailure(`The vision process answered another question, about ${answer.kind}`);
}
