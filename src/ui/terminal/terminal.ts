import { styleText } from "node:util";

/** The abilities of the output: decided once, from the streams and the environment variables. */
export interface Terminal {
  /** Characters a line may have; tables are fitted into it. */
  readonly columns: number;
  /** Whether there is a person who sees progress and can be asked. */
  readonly interactive: boolean;
  /** Whether more than ASCII can be shown. */
  readonly unicode: boolean;
}

type Variables = Readonly<Record<string, string | undefined>>;

/** Looks at this process's terminal. Progress goes to stderr, so that is the stream that decides; questions need stdin too. */
export function readTerminal(): Terminal {
  const { env: variables } = process;
  // In this order: Node opens stdin when it is asked for.
  const interactive = !variables["CI"] && Boolean(process.stderr.isTTY && process.stdin.isTTY);
  const columns = process.stdout.columns || process.stderr.columns || Number(variables["COLUMNS"]) || 120;
  return { columns: Math.max(columns, 40), interactive, unicode: showsUnicode(variables) };
}

/**
 * Whether lines on a stream can be redrawn: it is a terminal that can move its cursor and says how wide it is. A terminal
 * without a size has 0 columns, and dividing a text into its lines would never end.
 */
export function canRedraw(stream: NodeJS.WriteStream = process.stderr): boolean {
  return stream.isTTY && stream.columns > 0 && process.env["TERM"] !== "dumb";
}

/** POSIX: the first of LC_ALL, LC_CTYPE and LANG that is set decides; none of them means plain ASCII. */
export function showsUnicode(variables: Variables, platform: NodeJS.Platform = process.platform): boolean {
  const locale = variables["LC_ALL"] || variables["LC_CTYPE"] || variables["LANG"];
  if (locale === undefined) return platform === "win32" || platform === "darwin";
  return /utf-?8/i.test(locale);
}

/** The few signs the program draws with. */
export interface Signs {
  readonly done: string;
  readonly failed: string;
  readonly unchanged: string;
  readonly note: string;
  readonly warning: string;
  readonly arrow: string;
  readonly bar: string;
  readonly line: string;
}

const unicodeSigns: Signs = {
  done: "✔",
  failed: "✖",
  unchanged: "·",
  note: "›",
  warning: "!",
  arrow: "→",
  bar: "█",
  line: "─",
};
const asciiSigns: Signs = {
  done: "ok",
  failed: "x",
  unchanged: ".",
  note: ">",
  warning: "!",
  arrow: "->",
  bar: "#",
  line: "-",
};

/** Signs of one cell, in Unicode or ASCII. */
export function signsOf(terminal: Pick<Terminal, "unicode">): Signs {
  return terminal.unicode ? unicodeSigns : asciiSigns;
}

type Style = "green" | "red" | "yellow" | "cyan" | "dim" | "bold";

/** Colours text where the stream shows colours: `NO_COLOR`, `FORCE_COLOR` and pipes are respected. */
export function paint(style: Style, text: string, stream: NodeJS.WriteStream = process.stdout): string {
  return text === "" ? text : styleText(style, text, { stream });
}
