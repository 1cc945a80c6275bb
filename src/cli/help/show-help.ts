import type { Words } from "../../text/words.ts";
import { writeResult } from "../../ui/terminal/write.ts";
import type { Catalogue } from "./catalogue.ts";
import { drawCommand } from "./command-help.ts";
import { helpColumns, layOutList, layOutSection, wrap, type HelpRow } from "./layout.ts";
import { drawRoot } from "./root-help.ts";

/** Prints the help of the program, of a topic or of a command, named by its id. */
export function showHelp(catalogue: Catalogue, id: string, words: Words<"screen-help">): Promise<void> {
  return writeResult(`${drawHelp(catalogue, id, words, helpColumns())}\n\n`);
}

/** Draws the help of the program (an empty id), of a topic or of a command for a number of columns. */
export function drawHelp(catalogue: Catalogue, id: string, words: Words<"screen-help">, columns: number): string {
  if (id === "") return drawRoot(catalogue, words, columns);
  const { bin, commands, topics } = catalogue;
  const command = commands.get(id);
  const own = command
    ? [command.summary && wrap(command.summary, columns), drawCommand(command, { bin, columns, words })]
    : [
        wrap(topics.get(id)?.split("\n")[0] ?? "", columns),
        layOutSection(words.say("help-usage"), `$ ${bin} ${id.replaceAll(":", " ")} ${words.say("help-command")}`),
      ];
  return [...own, ...drawBelow(catalogue, id, { columns, words })].filter(Boolean).join("\n\n");
}

function drawBelow(
  { commands, topics }: Catalogue,
  id: string,
  { columns, words }: { columns: number; words: Words<"screen-help"> },
): string[] {
  const isBelow = (other: string): boolean =>
    other.startsWith(`${id}:`) && other.split(":").length === id.split(":").length + 1;
  const spoken = (name: string): string => name.replaceAll(":", " ");
  const hasMore = (name: string): boolean => [...commands.keys()].some((other) => other.startsWith(`${name}:`));
  const topicRows = [...topics]
    .filter(([name]) => isBelow(name) && hasMore(name))
    .map(([name, description]): HelpRow => [spoken(name), description.split("\n")[0]]);
  const commandRows = [...commands.values()]
    .filter((command) => isBelow(command.id))
    .map((command): HelpRow => [spoken(command.id), command.summary?.split("\n")[0]]);
  return [
    topicRows.length > 0 ? layOutList(words.say("help-topics"), topicRows, columns) : "",
    commandRows.length > 0 ? layOutList(words.say("help-commands"), commandRows, columns) : "",
  ];
}
