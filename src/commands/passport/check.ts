import * as Args from "@oclif/core/args";
import * as Flags from "@oclif/core/flags";
import { WorkshopCommand } from "../../cli/base/workshop-command.ts";
import { drawResult } from "../../ui/results/passport-text.ts";

export default class PassportCheck extends WorkshopCommand {
  static override summary = "Check a photo file against the rules for passport photos. Nothing is stored.";
  static override description =
    "Calls DetectFaces and names each reason with value, confidence and threshold. Ends with exit code 1 when the photo does not pass. Needs no stack.";
  static override examples = [{ description: "Check a photo", command: "npx wildrydes passport check selfie.jpg" }];
  static override args = { file: Args.string({ required: true, description: "File of the photo." }) };
  static override flags = {
    "min-confidence": Flags.integer({
      summary: "Confidence threshold of each attribute, in percent; the value must be above it (default: 90).",
      min: 0,
      max: 100,
    }),
  };

  protected async work() {
    const { args, flags } = await this.parse(PassportCheck);
    const [environment, words, { checkPassportPhoto }, { judgePassport }] = await Promise.all([
      this.openEnvironment(flags, { changes: false }),
      this.loadWords("screen-passport"),
      import("../../workshop/passport/check-photo.ts"),
      import("../../workshop/passport/judge-passport.ts"),
    ]);
    const result = await checkPassportPhoto(environment, { file: args.file, minConfidence: flags["min-confidence"] });
    return { result, text: drawResult(result, words), ...judgePassport(result) };
  }
}
