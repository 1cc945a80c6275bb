import { createRandom } from "../../support/random.ts";
import { type RawRequest, sendRaw } from "../../support/raw-request.ts";
import { createRequestMaker } from "./requests.ts";

/** What a family of requests was answered. */
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

/** How long an answer may take, in milliseconds. */
const longestSilence = 2_000;

/**
 * Sends requests at random to an endpoint, one after the other, and asks after each whether it still answers.
 *
 * @param options.log what the endpoint logged so far; a new line is a fault
 */
export async function fuzz(options: {
  url: string;
  credentials: RawRequest["credentials"];
  seed: number;
  requests: number;
}): Promise<FuzzResult> {
  const random = createRandom(options.seed);
  const make = await createRequestMaker(options.credentials);
  const families = new Map<string, FamilyResult>();
  const faults: string[] = [];
  for (let index = 0; index < options.requests; index += 1) {
    const { family, raw } = make(random);
    const result = families.get(family) ?? { requests: 0, accepted: 0, refused: 0, slowest: 0 };
    families.set(family, result);
    result.requests += 1;
    const shown = `${index} ${family} ${raw.method ?? "POST"} ${raw.target ?? "/"} ${raw.headers?.["x-amz-target"] ?? ""} ${String(raw.body).slice(0, 200)}`;
    try {
      const answer = await sendRaw(options.url, { ...raw, timeoutMilliseconds: longestSilence * 5 });
      if (answer.status < 400) result.accepted += 1;
      else result.refused += 1;
      result.slowest = Math.max(result.slowest, answer.milliseconds);
      if (answer.status >= 500 && answer.status !== 501)
        faults.push(`${answer.status} ${shown} → ${answer.body.slice(0, 200)}`);
      if (answer.milliseconds > longestSilence) faults.push(`${answer.milliseconds.toFixed(0)} ms ${shown}`);
      if (answer.headers["x-injected"] !== undefined) faults.push(`a header was injected: ${shown}`);
    } catch (error) {
      faults.push(`${error instanceof Error ? error.message : String(error)} ${shown}`);
    }
  }
  return { families, faults };
}

/** The table for `docs/fuzz.md`. */
export function showResult({ families }: FuzzResult): string {
  const rows = [...families]
    .sort(([one], [two]) => one.localeCompare(two))
    .map(
      ([family, { requests, accepted, refused, slowest }]) =>
        `| ${family} | ${requests} | ${accepted} | ${refused} | ${slowest.toFixed(0)} |`,
    );
  return ["| family | requests | accepted | refused | slowest answer (ms) |", "|---|---|---|---|---|", ...rows].join(
    "\n",
  );
}
