import { type ChildProcess, fork } from "node:child_process";
import { entryPoint } from "../../entry-point.ts";
import { type AnalysisRequest, type PhotoFinding, type VisionAnswer, isVisionAnswer } from "./messages.ts";
import { UndecodablePhotoError, VisionFailure } from "./vision-errors.ts";

/** A running vision process. It analyses one photo at a time. */
export interface VisionProcess {
  readonly pid: number | undefined;
  /**
   * @throws UndecodablePhotoError when the bytes are not a whole image
   * @throws VisionFailure when the process ends, fails, or takes longer than a minute
   */
  analyse(request: AnalysisRequest): Promise<PhotoFinding>;
  /** Ends the process; resolves when it is gone. */
  end(): Promise<void>;
}

/**
 * Each photo leaves some 14 MB of short-lived objects behind, for which V8 would clear its whole heap once a
 * photo. With this much room it does so a third as often; with more (512 and 32 MB were tried) the process takes 40 MB
 * more and is a tenth slower.
 */
export const memoryOptions: readonly string[] = [
  "--initial-heap-size=128",
  "--min-semi-space-size=16",
  "--max-semi-space-size=16",
];

/** No photo takes a second; a process this late hangs. */
const patienceMilliseconds = 60_000;

/**
 * Starts a vision process. It loads its networks while it already takes the first photo.
 *
 * @param onExit called once when the process is gone, for whatever reason
 */
export function startVisionProcess(onExit: () => void): VisionProcess {
  const child = fork(entryPoint("local/vision/process"), [], {
    serialization: "advanced",
    execArgv: [...memoryOptions],
    stdio: ["ignore", "ignore", "ignore", "ipc"],
  });
  let settle: ((outcome: VisionAnswer) => void) | undefined;
  const finish = (outcome: VisionAnswer): void => {
    settle?.(outcome);
    settle = undefined;
  };
  const exited = new Promise<void>((resolve) => {
    child.once("exit", (code, signal) => {
      finish({ kind: "failed", reason: `The vision process ended (${signal ?? `exit code ${code}`})` });
      onExit();
      resolve();
    });
    child.once("error", (error) => finish({ kind: "failed", reason: error.message }));
  });
  child.on("message", (message) => {
    if (isVisionAnswer(message) && message.kind !== "ready") finish(message);
  });
  keepAlive(child, "idle");

  return {
    pid: child.pid,
    async analyse(request) {
      keepAlive(child, "busy");
      const late = setTimeout(() => child.kill("SIGKILL"), patienceMilliseconds);
      try {
        const answer = await new Promise<VisionAnswer>((resolve) => {
          settle = resolve;
          child.send(request, (error) => {
            if (error) finish({ kind: "failed", reason: error.message });
          });
        });
        if (answer.kind === "undecodable") throw new UndecodablePhotoError();
        if (answer.kind === "failed") throw new VisionFailure(answer.reason);
        if (answer.kind === "ready") throw new VisionFailure("The vision process gave no answer");
        return answer;
      } finally {
        clearTimeout(late);
        keepAlive(child, "idle");
      }
    },
    async end() {
      child.ref();
      child.kill("SIGKILL");
      await exited;
    },
  };
}

/** An idle vision process must not keep its parent from ending; one with a photo in hand must. */
function keepAlive(child: ChildProcess, state: "busy" | "idle"): void {
  if (state === "busy") {
    child.ref();
    child.channel?.ref();
  } else {
    child.unref();
    child.channel?.unref();
  }
}
