import * as Flags from "@oclif/core/flags";
import { WorkshopCommand } from "../../cli/base/workshop-command.ts";
import { checkUserId } from "../../workshop/user-id.ts";

export default class TriggerRequest extends WorkshopCommand {
  static override summary = "Start an execution through the function URL, with a signed POST request.";
  static override description =
    "The photo must be in the bucket. The URL answers as soon as the execution has started: `inspect execution` shows how it ends.";
  static override examples = [
    {
      description: "Start an execution",
      command: "npx wildrydes trigger request --user user_a --key 1_happy_face.jpg",
    },
  ];
  static override flags = {
    user: Flags.string({
      char: "u",
      required: true,
      summary: "Id of the rider: letters, digits, and _ . - : only.",
    }),
    key: Flags.string({ char: "k", required: true, summary: "Key of the photo in the bucket." }),
    name: Flags.string({ summary: "Name of the execution: a repeated request starts no second execution." }),
  };

  protected async work() {
    const { flags } = await this.parse(TriggerRequest);
    const { key, name } = flags;
    const user = checkUserId(flags.user);
    const [environment, words, { requestStart }] = await Promise.all([
      this.openEnvironment(flags, { changes: true }),
      this.loadWords("screen-trigger"),
      import("../../workshop/trigger/url-trigger.ts"),
    ]);
    const result = await requestStart(environment, { user, key, name });
    return { result, text: words.say("trigger-requested", { url: result.url, arn: result.executionArn }) };
  }
}
