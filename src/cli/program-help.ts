import type { Config } from "@oclif/core/config";
import { Help } from "@oclif/core/help";
import type { Words } from "../text/words.ts";

/** Who needs a command; whatever is not named is for attendees. */
const groups = {
  attendee: ["learn", "demo", "setup", "deploy-machine", "run", "inspect", "local"],
  instructor: ["copy", "doctor", "drill", "env", "metrics", "triage"],
  scripts: ["bulk", "completion", "trigger"],
} as const;

/** oclif's help, with the commands by who needs them, and the exit codes below them. */
export class ProgramHelp extends Help {
  readonly #words: Words<"screen-help">;

  constructor(config: Config, words: Words<"screen-help">) {
    super(config, config.pjson.oclif.helpOptions);
    this.#words = words;
  }

  protected override async showRootHelp(): Promise<void> {
    const { say } = this.#words;
    this.log(this.formatRoot());
    this.log("");
    const rows = this.#describeAll();
    const named = new Set<string>([...groups.instructor, ...groups.scripts]);
    const first: readonly string[] = groups.attendee;
    const attendee = [
      ...first.filter((name) => rows.has(name)),
      ...[...rows.keys()].filter((name) => !first.includes(name) && !named.has(name)),
    ];
    const lists = { attendee, instructor: groups.instructor, scripts: groups.scripts };
    for (const group of ["attendee", "instructor", "scripts"] as const) {
      const shown = lists[group].flatMap((name): [string, string][] => {
        const summary = rows.get(name);
        return summary === undefined ? [] : [[name, summary]];
      });
      if (shown.length > 0) this.log(this.section(say(`help-${group}`), shown));
      this.log("");
    }
    const codes = [0, 1, 2, 3, 4, 5, 68, 69, 130] as const;
    this.log(
      this.section(
        say("exit-codes"),
        codes.map((code): [string, string] => [String(code), say(`exit-${code}`)]),
      ),
    );
    this.log("");
  }

  /** Commands and topics of the first level, by name; a topic that is a command too is described as the topic. */
  #describeAll(): Map<string, string> {
    const described = [
      ...this.sortedCommands.map((command): [string, string] => [command.id, this.summary(command) ?? ""]),
      ...this.sortedTopics.map(({ name, description = "" }): [string, string] => [
        name,
        description.split("\n")[0] ?? "",
      ]),
    ].filter(([name]) => !name.includes(":") && !name.includes(" "));
    return new Map(described.toSorted(([one], [other]) => one.localeCompare(other)));
  }
}
