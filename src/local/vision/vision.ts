import { createHash } from "node:crypto";
import { availableParallelism } from "node:os";
import type { ContentRating } from "./content/content.ts";
import type { PhotoAnalysis } from "./faces/faces.ts";
import type { AnalysisRequest, PhotoFinding } from "./messages.ts";
import type { FoundObject } from "./content/objects.ts";
import { createRecentCache } from "../recent-cache.ts";
import { VisionBusyError, VisionFailure } from "./vision-errors.ts";
import { type VisionProcess, startVisionProcess } from "./vision-process.ts";

/**
 * The vision engine as the rest of the endpoint sees it. Photos are JPEG or PNG. The same bytes are analysed once, as long
 * as the result is remembered. Every question throws UndecodablePhotoError, VisionFailure or VisionBusyError.
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

export interface VisionOptions {
  /** How long a process stays without work. */
  readonly idleMilliseconds?: number;
  /** How many processes may run; by default one for each core, as far as memory allows. */
  readonly maximumProcesses?: number;
  /** Photos that may wait, and their bytes together. */
  readonly maximumWaiting?: { readonly photos: number; readonly bytes: number };
}

/**
 * Every process after the first needs a core of its own, and this much free memory for each that runs already: so a large
 * machine is used, and no machine is filled.
 */
const memoryForEach = 2 * 1024 ** 3;

const defaults = {
  idleMilliseconds: 3 * 60_000,
  maximumWaiting: { photos: 500, bytes: 128 * 1024 ** 2 },
  remembered: 200,
} as const;

interface Job {
  readonly request: AnalysisRequest;
  readonly resolve: (finding: PhotoFinding) => void;
  readonly reject: (error: unknown) => void;
}

/** Makes the engine. No process is started before the first photo. */
export function createVision(options: VisionOptions = {}): Vision {
  const limits = options.maximumWaiting ?? defaults.maximumWaiting;
  const analyses = createRecentCache<string, Promise<PhotoFinding>>(defaults.remembered);
  const processes = new Map<VisionProcess, { busy: boolean; idle?: NodeJS.Timeout }>();
  const waiting: Job[] = [];
  let waitingBytes = 0;
  let closed = false;

  function start(): VisionProcess {
    const started = startVisionProcess(() => {
      clearTimeout(processes.get(started)?.idle);
      processes.delete(started);
      assign();
    });
    processes.set(started, { busy: false });
    return started;
  }

  function findFree(): VisionProcess | undefined {
    for (const [worker, state] of processes) if (!state.busy) return worker;
    return mayStart(processes.size, options) ? start() : undefined;
  }

  function assign(): void {
    while (waiting.length > 0) {
      const worker = findFree();
      const job = worker && waiting.shift();
      if (!job) return;
      waitingBytes -= job.request.photo.byteLength;
      void work(worker, job);
    }
  }

  async function work(worker: VisionProcess, job: Job): Promise<void> {
    const state = processes.get(worker);
    if (state) state.busy = true;
    clearTimeout(state?.idle);
    try {
      job.resolve(await worker.analyse(job.request));
    } catch (error) {
      job.reject(error);
      // A process that failed once is not trusted with another photo.
      if (error instanceof VisionFailure) await worker.end();
    }
    if (state && processes.has(worker)) {
      state.busy = false;
      state.idle = setTimeout(() => void worker.end(), options.idleMilliseconds ?? defaults.idleMilliseconds).unref();
    }
    assign();
  }

  function analyse(request: AnalysisRequest): Promise<PhotoFinding> {
    const { byteLength } = request.photo;
    if (closed) return Promise.reject(new VisionFailure("The vision engine is closed"));
    if (waiting.length >= limits.photos || waitingBytes + byteLength > limits.bytes) {
      return Promise.reject(new VisionBusyError());
    }
    const { promise, resolve, reject } = Promise.withResolvers<PhotoFinding>();
    waiting.push({ request, resolve, reject });
    waitingBytes += byteLength;
    assign();
    return promise;
  }

  function ask(request: AnalysisRequest): Promise<PhotoFinding> {
    const key = `${request.question} ${createHash("sha256").update(request.photo).digest("base64")}`;
    const known = analyses.get(key);
    if (known) return known;
    const analysis = analyse(request);
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
    processIds: () => [...processes.keys()].flatMap(({ pid }) => (pid === undefined ? [] : [pid])),
    async close() {
      closed = true;
      for (const job of waiting.splice(0)) job.reject(new VisionFailure("The vision engine is closed"));
      waitingBytes = 0;
      await Promise.all([...processes.keys()].map((worker) => worker.end()));
    },
  };
}

function mayStart(running: number, { maximumProcesses }: VisionOptions): boolean {
  if (maximumProcesses !== undefined) return running < maximumProcesses;
  return running === 0 || (running < availableParallelism() && process.availableMemory() >= running * memoryForEach);
}

function refuseAnswer(answer: PhotoFinding): never {
  throw new VisionFailure(`The vision process answered another question, about ${answer.kind}`);
}
