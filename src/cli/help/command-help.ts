import { styleText } from "node:util";
import type { Words } from "../../text/words.ts";
import { cutCells, width } from "../../ui/terminal/width.ts";
import type { DescribedArgument, DescribedCommand, DescribedExample, DescribedFlag } from "./catalogue.ts";
import { indent, layOutList, layOutSection, wrap, type HelpRow } from "./layout.ts";

type HelpWords = Words<"screen-help">;

/** The help of one command, without the commands below it. */
export function drawCommand(
  command: DescribedCommand,
  { bin, columns, words }: { bin: string; columns: number; words: HelpWords },
): string {
  const { say } = words;
  const flags = Object.values(command.flags)
    .filter(({ hidden }) => hidden !== true)
    .toSorted(compareFlags);
  const groups = Map.groupBy(flags, ({ helpGroup }) => helpGroup);
  const args = Object.values(command.args).filter(({ hidden }) => hidden !== true);
  const described = args.some(({ description }) => description);
  const { summary, description, examples = [] } = command;
  const own = groups.get(undefined);
  groups.delete(undefined);
  return [
    layOutSection(say("help-usage"), drawUsage(command, bin, columns)),
    described &&
      layOutList(
        say("help-arguments"),
        args.map((arg) => describeArgument(command, arg, words)),
        columns,
      ),
    own && layOutList(say("help-flags"), describeFlags(own, words), columns),
    ...[...groups].map(([head, group]) => layOutList(headOf(head, words), describeFlags(group, words), columns)),
    description &&
      layOutSection(say("help-description"), wrap(summary ? `${summary}\n\n${description}` : description, columns - 2)),
    examples.length > 0 &&
      layOutSection(say("help-examples"), examples.map((example) => drawExample(example, bin, columns)).join("\n\n")),
  ]
    .filter(Boolean)
    .join("\n\n");
}

function drawUsage({ id, usage = "" }: DescribedCommand, bin: string, columns: number): string {
  const room = columns - 2;
  const line = `$ ${bin} ${id.replaceAll(":", " ")} ${usage}`.trim();
  if (width(line) <= room) return wrap(line, room);
  const split = cutCells(line, room)[0].lastIndexOf(" ");
  return `${line.slice(0, split)}\n${indent(wrap(line.slice(split), columns - 4), 2)}`;
}

/** The heading of a group of flags: `help-target-flags` for TARGET. */
function headOf(group: string | undefined, words: HelpWords): string {
  return words.word({ code: `help-${group?.toLowerCase().replaceAll(" ", "-")}-flags` });
}

function describeArgument(command: DescribedCommand, arg: DescribedArgument, { say }: HelpWords): HelpRow {
  const many = arg.multiple === true || command.strict === false ? "..." : "";
  const name = `${arg.name.toUpperCase()}${many}`;
  const notes = [
    arg.options && `(${arg.options.join("|")})`,
    arg.default ? say("help-default", { value: String(arg.default) }) : "",
  ];
  const what = [...notes, arg.description].filter(Boolean).join(" ");
  return [arg.required === true ? name : `[${name}]`, what];
}

/** Flags with a short name come first, then each by its name. */
function compareFlags(one: DescribedFlag, other: DescribedFlag): number {
  if ((one.char === undefined) !== (other.char === undefined)) return one.char === undefined ? 1 : -1;
  return compare(one.char ?? "", other.char ?? "") || compare(one.name, other.name);
}

function compare(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0;
}

function describeFlags(flags: readonly DescribedFlag[], words: HelpWords): HelpRow[] {
  const noneIsShort = flags.every(({ char }) => char === undefined);
  return flags.map((flag) => {
    const name = flag.type === "boolean" && flag.allowNo === true ? `--[no-]${flag.name}` : `--${flag.name}`;
    const short = flag.char === undefined ? (noneIsShort ? "" : "    ") : `-${flag.char}, `;
    const value = flag.type === "option" ? `=${valueOf(flag)}` : "";
    return [`${short}${name}${value}`, explainFlag(flag, words)];
  });
}

function valueOf({ helpValue, options, multiple }: DescribedFlag): string {
  const values = helpValue === undefined ? [options ? "<option>" : "<value>"] : [helpValue].flat();
  const written = values.map((value) => `${value}${multiple === true ? "..." : ""}`).join(" ");
  return written.includes("|") ? written : styleText("underline", written, { stream: process.stdout });
}

function explainFlag(flag: DescribedFlag, { say }: HelpWords): string {
  const isOption = flag.type === "option";
  const first = flag.required === true ? `${say("help-required")} ` : "";
  const usual = isOption && flag.default ? `${say("help-default", { value: String(flag.default) })} ` : "";
  const options =
    isOption && flag.options && !flag.helpValue ? `\n${say("help-options", { options: flag.options.join("|") })}` : "";
  return `${first}${usual}${flag.summary ?? ""}${options}`.trim();
}

function drawExample(example: DescribedExample | string, bin: string, columns: number): string {
  if (typeof example === "string") return wrap(example, columns - 4);
  const { description, command } = example;
  const lines = indent(wrap(command.startsWith(bin) ? `$ ${command}` : command, columns - 8), 2).split("\n");
  return `${wrap(description, columns - 4)}\n\n${lines.join(" \\\n  ")}`;
}
