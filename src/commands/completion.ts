import * as Args from "@oclif/core/args";
import { LocalCommand } from "../cli/base/local-command.ts";
import { currentLanguage } from "../text/language.ts";

const shells = ["bash", "zsh", "fish"] as const;

export default class Completion extends LocalCommand {
  static override summary = "Print a script that completes commands, flags and values in a shell.";
  static override examples = [
    { description: "In bash, for this shell", command: 'eval "$(wildrydes completion bash)"' },
    { description: "In zsh, in ~/.zshrc", command: 'eval "$(wildrydes completion zsh)"' },
    { description: "In fish, in ~/.config/fish/config.fish", command: "wildrydes completion fish | source" },
  ];
  static override args = {
    shell: Args.string({ summary: "The shell.", options: [...shells], required: true }),
  };

  protected async work() {
    const { args } = await this.parse(Completion);
    const { readCommandTree } = await import("../cli/completion/command-tree.ts");
    const korean = currentLanguage() === "ko" ? await import("../cli/help/translate.ts") : undefined;
    const tree = readCommandTree(korean?.translated);
    const script = await this.write(args.shell, tree);
    return { result: { shell: args.shell, script }, text: script };
  }

  private async write(
    shell: string,
    tree: Parameters<typeof import("../cli/completion/fish-script.ts").writeFishScript>[0],
  ) {
    if (shell === "fish") return (await import("../cli/completion/fish-script.ts")).writeFishScript(tree);
    const { writeBashScript } = await import("../cli/completion/bash-script.ts");
    return writeBashScript(tree, shell === "zsh" ? "zsh" : "bash");
  }
}
