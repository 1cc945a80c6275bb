import * as Args from "@oclif/core/args";
import { WorkshopCommand } from "../../cli/base/workshop-command.ts";

export default class PassportUrl extends WorkshopCommand {
  static override summary = "Query the function URL of the passport office for a result, with a signed GET request.";
  static override examples = [
    { description: "Query the result of a photo", command: "npx wildrydes passport url selfie.jpg" },
  ];
  static override args = { name: Args.string({ required: true, description: "Name of the photo." }) };

  protected async work() {
    const { args, flags } = await this.parse(PassportUrl);
    const [environment, { askPassportUrl }] = await Promise.all([
      this.openEnvironment(flags, { changes: false }),
      import("../../workshop/passport/ask-url.ts"),
    ]);
    const result = await askPassportUrl(environment, args.name);
    return { result, text: `GET ${result.url}\n\n${JSON.stringify(result.document, null, 2)}` };
  }
}
