import { spawnSync } from "node:child_process";
import { mkdtempSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { packageRoot } from "../src/package-root.ts";
import { foldLines } from "../src/ui/terminal/fold-lines.ts";

/** A command line as a person types it, and what to know before its output. */
export interface Stop {
  readonly says: string;
  readonly line: string;
  /** The exit code it has to end with; 0 where none is given. */
  readonly code?: number;
  /** Columns of the screen it is shown on; 100 where none are given. */
  readonly columns?: number;
}

/** A part of a transcript. */
export interface Part {
  readonly title: string;
  readonly stops: readonly Stop[];
}

/** What a transcript is made of. */
export interface Transcript {
  /** Name of the page below docs/. */
  readonly page: string;
  /** Its beginning, up to the first part. */
  readonly head: string;
  readonly parts: readonly Part[];
  /** Puts files into the home folder before the first line. */
  readonly prepare?: (home: string) => void;
}

const usualColumns = 100;

/**
 * Writes a page of docs/: what the built program prints, command by command, in a home folder of its own. The output is
 * the program's own, folded as on a screen of 100 columns. Only the folders of the machine it was made on are written
 * as `~`.
 *
 * @throws Error when a line ends with another exit code than it should
 */
export function transcribe({ page, head, parts, prepare }: Transcript): void {
  const home = realpathSync(mkdtempSync(join(tmpdir(), "wildrydes-transcript-")));
  const program = join(packageRoot, "bin", "run.js");
  try {
    prepare?.(home);
    const described = parts.map(({ title, stops }) => `## ${title}\n\n${stops.map(describeStop).join("\n")}`);
    writeFileSync(join(packageRoot, "docs", page), `${head}\n${described.join("\n")}`);
  } finally {
    spawnSync(process.execPath, [program, "local", "stop"], { env: { HOME: home } });
    rmSync(home, { recursive: true, force: true });
  }

  function describeStop(stop: Stop): string {
    return `${stop.says}\n\n\`\`\`console\n$ ${stop.line}\n${outputOf(stop)}\n\`\`\`\n`;
  }

  /** Runs a line as a shell would, with the program in place of `npx wildrydes`, errors where they occur. */
  function outputOf({ line, code = 0, columns = usualColumns }: Stop): string {
    const command = line.replace("npx wildrydes", `"${process.execPath}" "${program}"`);
    const { status, stdout } = spawnSync("sh", ["-c", `${command} 2>&1`], {
      cwd: home,
      encoding: "utf8",
      env: { PATH: process.env["PATH"], HOME: home, LANG: "C.UTF-8", COLUMNS: String(columns) },
    });
    if (status !== code) throw new Error(`${line} ended with ${status}, not ${code}:\n${stdout}`);
    return foldLines(stdout.replaceAll(home, "~").trimEnd(), columns);
  }
}
