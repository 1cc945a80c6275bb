import { fitStream, writeToStderr } from "../../terminal/write.ts";
import { canRedraw, paint, signsOf, type Terminal } from "../../terminal/terminal.ts";
import type { Words } from "../../../text/words.ts";
import type { ReporterChoice } from "./choose-reporters.ts";
import { createCsvReporter } from "./csv-reporter.ts";
import { createDotReporter } from "./dot-reporter.ts";
import { createGithubReporter } from "./github-reporter.ts";
import { createHtmlReporter } from "./html-reporter.ts";
import { createJsonReporter } from "./json-reporter.ts";
import { createJunitReporter } from "./junit-reporter.ts";
import { createListReporter } from "./list-reporter.ts";
import { createLiveBlock } from "./live-block.ts";
import { createNdjsonReporter } from "./ndjson-reporter.ts";
import { createLiveProgress, createLoggedProgress } from "./progress-reporter.ts";
import { openSink, type TextSink } from "./report-file.ts";
import { joinReporters, type Reporter, type ReporterSet } from "./reporter.ts";

/**
 * Makes the reports that were asked for, and the progress: a bar for a person, now and then a line for a log that shows
 * no rows as they end.
 */
export function createReporters(
  choices: readonly ReporterChoice[],
  options: { terminal: Terminal; json: boolean; words: Words<"screen-bulk" | "progress"> },
): ReporterSet {
  const { terminal, words } = options;
  const isLive = terminal.interactive && canRedraw() && !options.json;
  const block = createLiveBlock();
  const print = (line: string): void => {
    if (isLive) block.print(fitStream(process.stderr, line));
    else void writeToStderr(line);
  };
  // Above a bar only whole lines can be written.
  const writeDots = isLive ? gatherLines(print) : (text: string) => void process.stderr.write(text);
  const reporters = choices.map((choice) => createReporter(choice, { print, writeDots, terminal, words }));
  if (isLive) reporters.push(createLiveProgress(block, terminal, words));
  else if (!options.json && choices.every(({ destination }) => destination !== undefined))
    reporters.push(createLoggedProgress(print, words));
  return joinReporters(reporters, ({ reporter, reason }) => {
    const sign = paint("red", signsOf(terminal).failed, process.stderr);
    print(`${sign} ${words.say("report-not-writable", { reporter, reason })}`);
  });
}

function createReporter(
  { name, kind, destination }: ReporterChoice,
  options: {
    print: (line: string) => void;
    writeDots: (text: string) => void;
    terminal: Terminal;
    words: Words<"screen-bulk" | "progress">;
  },
): Reporter {
  const to = destination ?? "-";
  const legend = options.words.say("dot-legend");
  switch (kind) {
    case "list":
      if (destination === undefined) return createListReporter(name, options);
      return toFile(name, to, (write) =>
        createListReporter(name, { ...options, print: (line) => void write(`${line}\n`) }),
      );
    case "dot":
      if (destination === undefined) return createDotReporter(name, options.writeDots, legend);
      return toFile(name, to, (write) => createDotReporter(name, (text) => void write(text), legend));
    case "json":
      return createJsonReporter(name, to);
    case "ndjson":
      return createNdjsonReporter(name, to);
    case "junit":
      return createJunitReporter(name, to);
    case "csv":
      return createCsvReporter(name, to);
    case "html":
      return createHtmlReporter(name, to, options.words);
    case "github":
      return createGithubReporter(name, to, {
        words: options.words,
        summary: process.env["GITHUB_STEP_SUMMARY"] || undefined,
      });
  }
}

/** Keeps a text back until its line ends. */
function gatherLines(print: (line: string) => void): (text: string) => void {
  let line = "";
  return (text) => {
    line += text;
    if (!line.endsWith("\n")) return;
    print(line.slice(0, -1));
    line = "";
  };
}

/** A reporter of lines whose lines go to a file or to standard output. */
function toFile(name: string, destination: string, create: (write: (text: string) => void) => Reporter): Reporter {
  let sink: TextSink | undefined;
  let written: Promise<void> | undefined;
  const reporter = create((text) => {
    written = sink?.write(text);
  });
  return {
    name,
    async notify(event) {
      if (event.type === "batch-begins") sink = await openSink(destination);
      await reporter.notify(event);
      await written;
      if (event.type === "batch-ends") await sink?.close();
    },
  };
}
