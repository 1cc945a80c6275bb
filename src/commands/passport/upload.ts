import * as Args from "@oclif/core/args";
import * as Flags from "@oclif/core/flags";
import { WorkshopCommand } from "../../cli/base/workshop-command.ts";
import { drawResult } from "../../ui/results/passport-text.ts";

export default class PassportUpload extends WorkshopCommand {
  static override summary = "Submit a photo to the passport office and wait for its result.";
  static override description =
    "Puts the photo into the bucket; the upload itself invokes the function. Sets the office up when there is none. Ends with exit code 1 when the photo does not pass, and with 69 when there is no result after 30 seconds.";
  static override examples = [
    { description: "Submit a photo", command: "npx wildrydes passport upload selfie.jpg" },
    { description: "Under another name", command: 'npx wildrydes passport upload selfie.jpg --as "user a.jpg"' },
  ];
  static override args = { file: Args.string({ required: true, description: "File of the photo." }) };
  static override flags = {
    as: Flags.string({ summary: "Name of the photo in the bucket (default: the file's name).", helpValue: "NAME" }),
    wait: Flags.boolean({ summary: "Wait for the result, up to 30 seconds.", default: true, allowNo: true }),
  };

  protected async work() {
    const { args, flags } = await this.parse(PassportUpload);
    const [environment, words, { uploadPassportPhoto }, { judgePassport }] = await Promise.all([
      this.openEnvironment(flags, { changes: true }),
      this.loadWords("screen-passport"),
      import("../../workshop/passport/upload-photo.ts"),
      import("../../workshop/passport/judge-passport.ts"),
    ]);
    const { as, wait } = flags;
    const uploaded = await uploadPassportPhoto(environment, { file: args.file, as, wait });
    const text = uploaded.result ? drawResult(uploaded.result, words) : words.say("passport-uploaded", uploaded);
    return { result: uploaded, text, ...judgePassport(uploaded.result) };
  }
}
