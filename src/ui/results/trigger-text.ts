import type { Words } from "../../text/words.ts";
import type { TriageResult } from "../../workshop/triage/triage.ts";
import type { TriggerView } from "../../workshop/trigger/show-triggers.ts";
import { formatMoment } from "../terminal/quantity.ts";
import { drawTable } from "../terminal/table.ts";
import type { Terminal } from "../terminal/terminal.ts";

type TriggerWords = Words<"screen-trigger">;

/** Draws what a trigger does now, and how to try it. The first folder of a rider's photo is the rider. */
export function drawTrigger(
  { kind, bucket = "", prefix, machine = "", url }: TriggerView,
  words: TriggerWords,
): string {
  if (url !== undefined) return words.say("trigger-url-on", { url, machine });
  return words.say("trigger-on", {
    bucket,
    prefix,
    machine,
    example: `${kind === "eventbridge" && !prefix.includes("/") ? `${prefix}user_a/` : prefix}photo.jpg`,
  });
}

/** All triggers in a table. */
export function drawTriggers(triggers: readonly TriggerView[], terminal: Terminal, words: TriggerWords): string {
  return drawTable(
    {
      head: [
        words.say("trigger-label-kind"),
        words.say("trigger-label-state"),
        words.say("trigger-label-bucket"),
        words.say("trigger-label-prefix"),
        words.say("trigger-label-machine"),
      ],
      rows: triggers.map(({ kind, enabled, bucket, prefix, machine, url }) => [
        kind,
        words.say(enabled ? "trigger-state-on" : "trigger-state-off"),
        bucket ?? "-",
        (url ?? prefix) || "-",
        machine ?? "-",
      ]),
    },
    terminal.columns,
  );
}

/** The lost images, and how many were started again. */
export function drawTriage({ lost, started }: TriageResult, terminal: Terminal, words: TriggerWords): string {
  if (lost.length === 0) return words.say("triage-none");
  const table = drawTable(
    {
      head: [
        words.say("triage-label-image"),
        words.say("triage-label-rider"),
        words.say("triage-label-when"),
        words.say("triage-label-kind"),
        words.say("triage-label-reason"),
      ],
      rows: lost.map(({ key, rider, at, kind, reason }) => [
        key,
        rider ?? "-",
        at === undefined ? "-" : formatMoment(at, words.language),
        words.say(`triage-${kind}`),
        reason ?? "-",
      ]),
    },
    terminal.columns,
  );
  const count = started.length;
  return [table, words.say(count > 0 ? "triage-started" : "triage-next", { count })].join("\n\n");
}
