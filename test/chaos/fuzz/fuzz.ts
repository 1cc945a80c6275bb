import { createRandom, type Random } from "../../support/random.ts";
import { type RawRequest, sendRaw } from "../../support/raw-request.ts";
import { consoleRequest, sendToConsole, type ConsoleVisit } from "./console-requests.ts";
import { mutate } from "./mutate.ts";
import { createRequestMaker } from "./requests.ts";
import { unsignedRequest } from "./unsigned-requests.ts";
import type { ValidCall } from "./valid-calls.ts";

/** The answers to a family of requests. */
export interface FamilyResult {
  requests: number;
  accepted: number;
  refused: number;
  slowest: number;
}

export interface FuzzResult {
  readonly families: ReadonlyMap<string, FamilyResult>;
  /** One line for each answer of 500 and above (501 says that something is not there), each silence and each injection. */
  readonly faults: readonly string[];
}

/** The addressee of the requests, and the names they may use. */
export interface FuzzTarget {
  readonly url: string;
  readonly credentials: RawRequest["credentials"];
  /** Good calls whose inputs are spoilt. */
  readonly calls: readonly ValidCall[];
  readonly console: ConsoleVisit | undefined;
  /** Path of a function's URL. */
  readonly functionUrl: string | undefined;
  /** How long the endpoint's process has computed, in milliseconds: what waits for a busy machine is not silent. */
  readonly computed?: (() => number) | undefined;
}

/** How long an answer may take, in milliseconds. */
const longestSilence = 2_000;

/** An attempt as it is judged. */
interface Attempt {
  readonly family: string;
  /** The request, for a person who reads of a fault. */
  readonly shown: string;
  /** Undefined when the client did not send it. */
  send(): Promise<Answered | undefined>;
}

interface Answered {
  readonly status: number;
  readonly body: string;
  readonly milliseconds: number;
  readonly headers?: Readonly<Record<string, unknown>>;
}

/**
 * Sends requests at random to an endpoint and its console, one after the other.
 *
 * @param target.requests how many are sent
 */
export async function fuzz(target: FuzzTarget & { seed: number; requests: number }): Promise<FuzzResult> {
  const random = createRandom(target.seed);
  const make = await createRequestMaker(target.credentials);
  const families = new Map<string, FamilyResult>();
  const faults: string[] = [];
  for (let sent = 0; sent < target.requests;) {
    const attempt = nextAttempt(random, target, make);
    const before = target.computed?.();
    try {
      const answer = await attempt.send();
      if (answer === undefined) continue;
      count(families, attempt.family, answer);
      const computed = before === undefined ? answer.milliseconds : (target.computed?.() ?? 0) - before;
      faults.push(...faultsOf(answer, computed, attempt.shown));
    } catch (error) {
      faults.push(`${error instanceof Error ? error.message : String(error)} ${attempt.shown}`);
    }
    sent += 1;
  }
  return { families, faults: faults.map((line) => line.replaceAll(/[\n\r]/g, "␤").slice(0, 1000)) };
}

function nextAttempt(
  random: Random,
  target: FuzzTarget,
  make: Awaited<ReturnType<typeof createRequestMaker>>,
): Attempt {
  const dice = random.next();
  if (dice < 0.4 && target.calls.length > 0) return spoiltCall(random, random.pick(target.calls));
  if (dice < 0.55 && target.console) return consoleAttempt(random, target.console);
  const { family, raw } = dice < 0.65 ? unsignedRequest(random, target) : make(random);
  const shown = `${family} ${raw.method ?? "POST"} ${raw.target ?? "/"} ${raw.headers?.["x-amz-target"] ?? ""} ${String(raw.body).slice(0, 200)}`;
  return { family, shown, send: () => sendRaw(target.url, { ...raw, timeoutMilliseconds: longestSilence * 5 }) };
}

function consoleAttempt(random: Random, visit: ConsoleVisit): Attempt {
  const request = consoleRequest(random, visit);
  const shown = `console ${request.method} ${request.path} ${request.body}`;
  return { family: `console: ${request.method}`, shown, send: () => sendToConsole(visit.port, request) };
}

/** Sends a good call with a spoilt input. The SDK itself refuses some, and those are not sent. */
function spoiltCall(random: Random, call: ValidCall): Attempt {
  let shown = "";
  return {
    family: call.family,
    get shown() {
      return shown;
    },
    async send() {
      const spoil = <Input>(input: Input): Input => {
        const spoilt = mutate(random, input);
        shown = `${call.family} ${JSON.stringify(spoilt) ?? ""}`;
        return spoilt;
      };
      const began = performance.now();
      const answered = (status: number, body: string): Answered => ({
        status,
        body,
        milliseconds: performance.now() - began,
      });
      try {
        await call.send(spoil, AbortSignal.timeout(longestSilence * 5));
        return answered(200, "");
      } catch (error) {
        // The SDK's own words where S3 copies nothing and so answers nothing.
        const status = String(error).includes("S3 aborted request") ? 200 : statusOf(error);
        const text = `${String(error)} ${shown}`;
        if (status !== undefined) return answered(status, text);
        if (/Timeout|Abort|ECONN|socket/.test(text.slice(0, 200))) throw new Error(text, { cause: error });
        return undefined;
      }
    },
  };
}

function statusOf(error: unknown): number | undefined {
  const metadata: unknown = Reflect.get(Object(error), "$metadata");
  const status: unknown = Reflect.get(Object(metadata), "httpStatusCode");
  return typeof status === "number" ? status : undefined;
}

function count(families: Map<string, FamilyResult>, family: string, answer: Answered): void {
  const result = families.get(family) ?? { requests: 0, accepted: 0, refused: 0, slowest: 0 };
  families.set(family, result);
  result.requests += 1;
  if (answer.status < 400) result.accepted += 1;
  else result.refused += 1;
  result.slowest = Math.max(result.slowest, answer.milliseconds);
}

function faultsOf({ status, body, milliseconds, headers }: Answered, computed: number, shown: string): string[] {
  const isSilent = milliseconds > longestSilence && computed > longestSilence / 2;
  return [
    ...(status >= 500 && status !== 501 ? [`${status} ${shown} → ${body.slice(0, 400)}`] : []),
    ...(isSilent ? [`${milliseconds.toFixed(0)} ms ${shown}`] : []),
    ...(headers?.["x-injected"] === undefined ? [] : [`a header was injected: ${shown}`]),
  ];
}

/** Results of several runs as one. */
export function joinResults(results: readonly FuzzResult[]): FuzzResult {
  const families = new Map<string, FamilyResult>();
  for (const [family, result] of results.flatMap((one) => [...one.families])) {
    const known = families.get(family);
    families.set(family, {
      requests: (known?.requests ?? 0) + result.requests,
      accepted: (known?.accepted ?? 0) + result.accepted,
      refused: (known?.refused ?? 0) + result.refused,
      slowest: Math.max(known?.slowest ?? 0, result.slowest),
    });
  }
  return { families, faults: results.flatMap(({ faults }) => faults) };
}

/** The table for `docs/fuzz.md`. */
export function showResult({ families }: FuzzResult): string {
  const rows = [...families]
    .sort(([one], [two]) => one.localeCompare(two))
    .map(
      ([family, { requests, accepted, refused, slowest }]) =>
        `| ${family} | ${requests} | ${accepted} | ${refused} | ${slowest.toFixed(0)} |`,
    );
  return ["| family | requests | accepted | refused | slowest response (ms) |", "|---|---|---|---|---|", ...rows].join(
    "\n",
  );
}
