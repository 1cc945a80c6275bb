import * as Flags from "@oclif/core/flags";
import { readSettingFlags, settingFlags } from "../cli/setting-flags.ts";
import { WorkshopCommand } from "../cli/base/workshop-command.ts";
import { currentLanguage } from "../text/language.ts";
import { drawSetup } from "../ui/results/setup-text.ts";

export default class Setup extends WorkshopCommand {
  static override summary = "Set up the environment: buckets, table, functions, collection and sample photos.";
  static override description =
    "Creates what is missing and repairs what is incomplete. You can run it again at any time. Stores the target in .wildrydes/config.json of the working folder, so that later commands need no flags.";
  static override examples = [
    { description: "Set up on this machine", command: "npx wildrydes setup" },
    { description: "Set up on AWS", command: "npx wildrydes setup --target aws --region us-west-2" },
    { description: "Mail refused riders", command: "npx wildrydes setup --notify-from rides@example.com" },
    { description: "A second environment in the same account", command: "npx wildrydes setup --env blue" },
  ];

  static override flags = {
    yes: Flags.boolean({ char: "y", summary: "Answer every question with yes." }),
    "notify-from": Flags.string({ summary: "Mail refused riders from this address, by SES; `off` stops that." }),
    "notify-to-domain": Flags.string({
      summary: "Mail riders without an address at USER@DOMAIN.",
      dependsOn: ["notify-from"],
    }),
    ...settingFlags,
    verbose: Flags.boolean({ char: "v", summary: "List CloudFormation's events." }),
  };

  protected async work() {
    const { flags } = await this.parse(Setup);
    this.rendering = { ...this.rendering, foldResources: !flags.verbose };
    const mail =
      flags["notify-from"] === undefined
        ? undefined
        : (await import("../workshop/setup/mail-settings.ts")).readMailSettings({
            from: flags["notify-from"],
            toDomain: flags["notify-to-domain"],
            language: currentLanguage(),
          });
    const [environment, words, { setUp }, { rememberTarget }] = await Promise.all([
      this.openEnvironment(flags, { changes: true, agreed: flags.yes }),
      this.loadWords("screen-setup"),
      import("../workshop/setup/setup.ts"),
      import("../workshop/remember-target.ts"),
    ]);
    const result = await setUp(environment, {
      remember: () => rememberTarget(environment, process.cwd(), flags.lang),
      mail,
      settings: await readSettingFlags(flags),
    });
    // What is stored now need not be repeated in hints.
    await this.chooseTarget(flags);
    return { result, text: drawSetup(result, words) };
  }
}
