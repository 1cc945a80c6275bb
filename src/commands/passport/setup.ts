import * as Flags from "@oclif/core/flags";
import { WorkshopCommand } from "../../cli/workshop-command.ts";
import { drawOffice } from "../../ui/passport-text.ts";

export default class PassportSetup extends WorkshopCommand {
  static override summary = "Set the passport office up: bucket, functions, table, topic and function URL.";
  static override description =
    "Each photo in the bucket invokes a function that judges it. The flags change an office that exists; what they leave out stays.";
  static override examples = [
    { description: "Set up", command: "npx wildrydes passport setup" },
    { description: "Ask for more certainty", command: "npx wildrydes passport setup --min-confidence 95" },
  ];
  static override flags = {
    "min-confidence": Flags.integer({
      summary: "How sure Rekognition must be of each attribute, in percent: more than this.",
      min: 0,
      max: 100,
    }),
    notify: Flags.string({ summary: "Mail address that gets each result.", helpValue: "ADDRESS" }),
  };

  protected async work() {
    const { flags } = await this.parse(PassportSetup);
    const [environment, words, { openPassportOffice }] = await Promise.all([
      this.openEnvironment(flags, { changes: true }),
      this.loadWords("screen-passport"),
      import("../../workshop/passport/office.ts"),
    ]);
    const { "min-confidence": minConfidence, notify } = flags;
    const office = await openPassportOffice(environment, { minConfidence, notify });
    return { result: office, text: drawOffice(office, words) };
  }
}
