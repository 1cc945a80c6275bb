import { text } from "../../text/ko/help/index.ts";
import type { Catalogue, DescribedCommand, DescribedExample } from "./catalogue.ts";

/** The same commands and topics, described in Korean. */
export function translate(catalogue: Catalogue): Catalogue {
  return {
    ...catalogue,
    description: translated(catalogue.description),
    commands: new Map([...catalogue.commands].map(([id, command]) => [id, translateCommand(command)])),
    topics: new Map([...catalogue.topics].map(([id, topic]) => [id, translated(topic)])),
  };
}

function translateCommand(command: DescribedCommand): DescribedCommand {
  return {
    ...command,
    summary: command.summary && translated(command.summary),
    description: command.description && translated(command.description),
    examples: command.examples?.map(translateExample),
    args: mapValues(command.args, (arg) => ({ ...arg, description: arg.description && translated(arg.description) })),
    flags: mapValues(command.flags, (flag) => ({ ...flag, summary: flag.summary && translated(flag.summary) })),
  };
}

function translateExample(example: DescribedExample | string): DescribedExample | string {
  return typeof example === "string" ? example : { ...example, description: translated(example.description) };
}

const korean = new Map<string, string>(Object.entries(text));

/** A text of the help in Korean; one without a translation stays as it is. */
export function translated(english: string): string {
  return korean.get(english) ?? english;
}

function mapValues<Value>(
  values: Readonly<Record<string, Value>>,
  change: (value: Value) => Value,
): Record<string, Value> {
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [name, change(value)]));
}
