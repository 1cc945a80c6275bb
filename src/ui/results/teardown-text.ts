import type { ErrorArea, ProgressArea } from "../../text/areas.ts";
import type { Words } from "../../text/words.ts";
import type { TargetSummary } from "../../workshop/port.ts";
import type { PlanRow } from "../../workshop/teardown/plan-rows.ts";
import type { TeardownResult } from "../../workshop/teardown/teardown.ts";
import { drawTable } from "../terminal/table.ts";
import type { Terminal } from "../terminal/terminal.ts";

type TeardownWords = Words<"labels" | ProgressArea | ErrorArea>;

/** The plan, or its result. */
export function drawTeardown(
  result: TeardownResult,
  { target, terminal, words }: { target: TargetSummary; terminal: Terminal; words: TeardownWords },
): string {
  return [...drawEnd(result, { target, terminal, words }), ...drawOwn(result, words)].join("\n\n");
}

/** How many names of a kind are shown. */
const mostNames = 10;

function drawOwn({ own }: TeardownResult, words: TeardownWords): string[] {
  return (["machines", "collections", "tables"] as const).flatMap((kind) => {
    const names = own[kind].slice(0, mostNames);
    const more = own[kind].length - names.length;
    return names.length === 0 ? [] : [words.say("teardown-own", { kind, names, more })];
  });
}

function drawEnd(
  result: TeardownResult,
  { target, terminal, words }: { target: TargetSummary; terminal: Terminal; words: TeardownWords },
): string[] {
  const { environment, account, region } = target;
  if (result.plan.length === 0) return [words.say("teardown-nothing", { environment, account, region })];
  if (!result.executed) return [words.say("teardown-plan"), drawPlan(result.plan, terminal, words)];
  const failures = result.failures.map(({ step, error }) => {
    const { message, why } = words.wordError(error);
    const line = words.say("failed-step", { step: words.word(step), message });
    return why === undefined ? line : `${line}\n  ${words.say("why-line", { why })}`;
  });
  if (result.left.length === 0)
    return [...(result.unknown.length === 0 ? [words.say("teardown-done")] : []), ...failures];
  return [`${words.say("teardown-left")}\n\n${drawPlan(result.left, terminal, words)}`, ...failures];
}

function drawPlan(rows: readonly PlanRow[], terminal: Terminal, words: TeardownWords): string {
  return drawTable(
    {
      head: [words.say("label-what"), words.say("label-name"), words.say("label-contents")],
      rows: rows.map((row) => [words.word(row.what), row.name, words.word(row.contents)]),
    },
    terminal.columns,
  );
}
