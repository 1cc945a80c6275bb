import { styleText } from "node:util";
import type { DescribedArgument, DescribedCommand, DescribedExample, DescribedFlag } from "./catalogue.ts";
import { indent, layOutList, layOutSection, wrap, type HelpRow } from "./layout.ts";

/** The help of one command, without the commands below it. */
export function drawCommand(command: DescribedCommand, { bin, columns }: { bin: string; columns: number }): string {
  const flags = Object.values(command.flags)
    .filter(({ hidden }) => hidden !== true)
    .toSorted(compareFlags);
  const groups = new Map<string, DescribedFlag[]>();
  for (const flag of flags) {
    const head = flag.helpGroup === undefined ? "FLAGS" : `${flag.helpGroup} FLAGS`;
    groups.set(head, [...(groups.get(head) ?? []), flag]);
  }
  const args = Object.values(command.args).filter(({ hidden }) => hidden !== true);
  const described = args.some(({ description }) => description);
  const { summary, description, examples = [] } = command;
  const own = groups.get("FLAGS");
  groups.delete("FLAGS");
  return [
    layOutSection("USAGE", drawUsage(command, bin, columns)),
    described &&
      layOutList(
        "ARGUMENTS",
        args.map((arg) => describeArgument(command, arg)),
        columns,
      ),
    own && layOutList("FLAGS", describeFlags(own), columns),
    ...[...groups].map(([head, group]) => layOutList(head, describeFlags(group), columns)),
    description &&
      layOutSection("DESCRIPTION", wrap(summary ? `${summary}\n\n${description}` : description, columns - 2)),
    examples.length > 0 &&
      layOutSection("EXAMPLES", examples.map((example) => drawExample(example, bin, columns)).join("\n\n")),
  ]
    .filter(Boolean)
    .join("\n\n");
}

function drawUsage({ id, usage = "" }: DescribedCommand, bin: string, columns: number): string {
  const room = columns - 2;
  const line = `$ ${bin} ${id.replaceAll(":", " ")} ${usage}`.trim();
  if (line.length <= room) return wrap(line, room);
  const split = line.slice(0, room).lastIndexOf(" ");
  return `${line.slice(0, split)}\n${indent(wrap(line.slice(split), columns - 4), 2)}`;
}

function describeArgument(command: DescribedCommand, arg: DescribedArgument): HelpRow {
  const many = arg.multiple === true || command.strict === false ? "..." : "";
  const name = `${arg.name.toUpperCase()}${many}`;
  const notes = [arg.options && `(${arg.options.join("|")})`, arg.default ? `[default: ${String(arg.default)}]` : ""];
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

function describeFlags(flags: readonly DescribedFlag[]): HelpRow[] {
  const noneIsShort = flags.every(({ char }) => char === undefined);
  return flags.map((flag) => {
    const name = flag.type === "boolean" && flag.allowNo === true ? `--[no-]${flag.name}` : `--${flag.name}`;
    const short = flag.char === undefined ? (noneIsShort ? "" : "    ") : `-${flag.char}, `;
    const value = flag.type === "option" ? `=${valueOf(flag)}` : "";
    return [`${short}${name}${value}`, explainFlag(flag)];
  });
}

function valueOf({ helpValue, options, multiple }: DescribedFlag): string {
  const values = helpValue === undefined ? [options ? "<option>" : "<value>"] : [helpValue].flat();
  const written = values.map((value) => `${value}${multiple === true ? "..." : ""}`).join(" ");
  return written.includes("|") ? written : styleText("underline", written, { stream: process.stdout });
}

function explainFlag(flag: DescribedFlag): string {
  const isOption = flag.type === "option";
  const first = flag.required === true ? "(required) " : "";
  const usual = isOption && flag.default ? `[default: ${String(flag.default)}] ` : "";
  const options = isOption && flag.options && !flag.helpValue ? `\n<options: ${flag.options.join("|")}>` : "";
  return `${first}${usual}${flag.summary ?? ""}${options}`.trim();
}

function drawExample(example: DescribedExample | string, bin: string, columns: number): string {
  if (typeof example === "string") return wrap(example, columns - 4);
  const { description, command } = example;
  const lines = indent(wrap(command.startsWith(bin) ? `$ ${command}` : command, columns - 8), 2).split("\n");
  return `${wrap(description, columns - 4)}\n\n${lines.join(" \\\n  ")}`;
}
