import type { Config } from "@oclif/core/config";
import { Help } from "@oclif/core/help";
import type { Words } from "../text/words.ts";

/** oclif's help, with the exit codes below the list of commands. */
export class ProgramHelp extends Help {
  readonly #words: Words<"screen-help">;

  constructor(config: Config, words: Words<"screen-help">) {
    super(config, config.pjson.oclif.helpOptions);
    this.#words = words;
  }

  protected override async showRootHelp(): Promise<void> {
    await super.showRootHelp();
    const { say } = this.#words;
    const codes = [0, 1, 2, 3, 4, 5, 68, 69, 130] as const;
    const rows = codes.map((code): [string, string] => [String(code), say(`exit-${code}`)]);
    this.log(this.section(say("exit-codes"), rows));
    this.log("");
  }
}
