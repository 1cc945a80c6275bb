import type { Words } from "../../text/words.ts";
import type { Catalogue } from "./catalogue.ts";
import { layOutList, layOutSection, wrap } from "./layout.ts";

/** Who needs a command; whatever is not named is for attendees. */
const groups = {
  attendee: ["learn", "demo", "setup", "deploy-machine", "run", "inspect", "local"],
  instructor: ["copy", "doctor", "drill", "env", "metrics", "triage"],
  scripts: ["bulk", "completion", "trigger"],
} as const;

const codes = [0, 1, 2, 3, 4, 5, 68, 69, 130] as const;

/** The help of the program: its commands by who needs them, and the exit codes below them. */
export function drawRoot(catalogue: Catalogue, { say }: Words<"screen-help">, columns: number): string {
  const rows = describeAll(catalogue);
  const named = new Set<string>([...groups.instructor, ...groups.scripts]);
  const first: readonly string[] = groups.attendee;
  const attendee = [...first, ...[...rows.keys()].filter((name) => !first.includes(name) && !named.has(name))];
  const lists = { attendee, instructor: groups.instructor, scripts: groups.scripts };
  const { bin, version, description } = catalogue;
  const agent = `${bin}/${version} ${process.platform}-${process.arch} node-${process.version}`;
  return [
    wrap(description, columns),
    layOutSection(say("help-version"), wrap(agent, columns - 2)),
    layOutSection(say("help-usage"), `$ ${bin} [${say("help-command")}]`),
    ...(["attendee", "instructor", "scripts"] as const).flatMap((group) => {
      const shown = lists[group].flatMap((name): [string, string][] => {
        const summary = rows.get(name);
        return summary === undefined ? [] : [[name, summary]];
      });
      return shown.length === 0 ? [] : [layOutList(wrap(say(`help-${group}`), columns), shown, columns)];
    }),
    layOutList(
      wrap(say("exit-codes"), columns),
      codes.map((code): [string, string] => [String(code), say(`exit-${code}`)]),
      columns,
    ),
  ].join("\n\n");
}

/** Commands and topics of the first level, by name; a topic that is a command too is described as the topic. */
function describeAll({ commands, topics }: Catalogue): Map<string, string> {
  const ids = [...commands.keys()];
  const withMore = new Set(ids.filter((id) => id.includes(":")).map((id) => id.slice(0, id.indexOf(":"))));
  const described = [
    ...[...commands.values()].map(({ id, summary = "" }): [string, string] => [id, summary]),
    ...[...topics].filter(([name]) => withMore.has(name)),
  ].filter(([name]) => !name.includes(":"));
  return new Map(described.toSorted(([one], [other]) => (one < other ? -1 : 1)));
}
