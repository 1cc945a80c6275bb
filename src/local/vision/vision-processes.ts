import { availableParallelism } from "node:os";
import type { AnalysisRequest, PhotoFinding } from "./messages.ts";
import { VisionBusyError, VisionFailure } from "./vision-errors.ts";
import { type VisionProcess, startVisionProcess } from "./vision-process.ts";

/** How the processes are limited. */
export interface VisionLimits {
  /** How long a process stays without work. */
  readonly idleMilliseconds?: number;
  /** How many processes may run; by default one for each core, as far as memory allows. */
  readonly maximumProcesses?: number;
  /** Photos that may wait, and their bytes together. */
  readonly maximumWaiting?: { readonly photos: number; readonly bytes: number };
}

/**
 * Every process after the first needs its own core, and this much free memory for each that runs already: so a
 * large machine is used, and no machine is filled.
 */
const memoryForEach = 2 * 1024 ** 3;

const defaults = {
  idleMilliseconds: 3 * 60_000,
  maximumWaiting: { photos: 500, bytes: 128 * 1024 ** 2 },
} as const;

interface Job {
  readonly request: AnalysisRequest;
  readonly resolve: (finding: PhotoFinding) => void;
  readonly reject: (error: unknown) => void;
}

/** The processes that analyse photos, and the photos that wait for one. */
interface VisionProcesses {
  /** @throws VisionBusyError when too many photos wait, VisionFailure when the process fails or the pool is closed */
  analyse(request: AnalysisRequest): Promise<PhotoFinding>;
  /** Ids of the running processes. */
  ids(): readonly number[];
  /** Ends all processes; photos in hand fail. */
  close(): Promise<void>;
}

/** No process is started before the first photo. */
export function createVisionProcesses(limits: VisionLimits): VisionProcesses {
  const { idleMilliseconds, maximumWaiting } = { ...defaults, ...limits };
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
    return mayStart(processes.size, limits) ? start() : undefined;
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
      state.idle = setTimeout(() => void worker.end(), idleMilliseconds).unref();
    }
    assign();
  }

  function analyse(request: AnalysisRequest): Promise<PhotoFinding> {
    const { byteLength } = request.photo;
    if (closed) return Promise.reject(new VisionFailure("The vision engine is closed"));
    if (waiting.length >= maximumWaiting.photos || waitingBytes + byteLength > maximumWaiting.bytes) {
      return Promise.reject(new VisionBusyError());
    }
    const { promise, resolve, reject } = Promise.withResolvers<PhotoFinding>();
    waiting.push({ request, resolve, reject });
    waitingBytes += byteLength;
    assign();
    return promise;
  }

  return {
    analyse,
    ids: () => [...processes.keys()].flatMap(({ pid }) => (pid === undefined ? [] : [pid])),
    async close() {
      closed = true;
      for (const job of waiting.splice(0)) job.reject(new VisionFailure("The vision engine is closed"));
      waitingBytes = 0;
      await Promise.all([...processes.keys()].map((worker) => worker.end()));
    },
  };
}

function mayStart(running: number, { maximumProcesses }: VisionLimits): boolean {
  if (maximumProcesses !== undefined) return running < maximumProcesses;
  return running === 0 || (running < availableParallelism() && process.availableMemory() >= running * memoryForEach);
}
