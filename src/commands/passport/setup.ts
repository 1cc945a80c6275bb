import * as Flags from "@oclif/core/flags";
import { WorkshopCommand } from "../../cli/base/workshop-command.ts";
import { drawOffice } from "../../ui/results/passport-text.ts";

export default class PassportSetup extends WorkshopCommand {
  static override summary = "Set up the passport office: bucket, functions, table, topic and function URL.";
  static override description =
    "Each photo in the bucket invokes a function that checks it. The flags change an existing office; settings without a flag stay.";
  static override examples = [
    { description: "Set up the passport office", command: "npx wildrydes passport setup" },
    { description: "Raise the confidence threshold", command: "npx wildrydes passport setup --min-confidence 95" },
  ];
  static override flags = {
    "min-confidence": Flags.integer({
      summary: "Confidence threshold of each attribute, in percent; the value must be above it.",
      min: 0,
      max: 100,
    }),
    notify: Flags.string({ summary: "Mail address that receives each result.", helpValue: "ADDRESS" }),
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
