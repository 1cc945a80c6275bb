import * as Flags from "@oclif/core/flags";
import { WorkshopCommand } from "../cli/base/workshop-command.ts";
import { drawCopy } from "../ui/results/copy-text.ts";

export default class Copy extends WorkshopCommand {
  static override summary = "Copy missing and changed objects from one bucket to another, with a state machine.";
  static override description =
    "Compares size, ETag, headers and metadata of each object. Uses a single execution below 1,000 objects and a Distributed Map above. Deletes nothing without --delete-extra, which shows its plan first.";
  static override examples = [
    {
      description: "Copy an album",
      command: "npx wildrydes copy --from my-photos/album-1 --to my-workshop-bucket/Incoming",
    },
    {
      description: "Create 1,000 sample photos and copy them, 20 per second",
      command: "npx wildrydes copy --sample 1000 --to my-workshop-bucket/Incoming --rate 20",
    },
  ];
  static override flags = {
    from: Flags.string({ summary: "Source as BUCKET or BUCKET/PREFIX.", exactlyOne: ["from", "sample"] }),
    to: Flags.string({ summary: "Destination as BUCKET or BUCKET/PREFIX.", required: true }),
    sample: Flags.integer({ summary: "Create N sample photos first, and copy those.", min: 1, max: 10_000 }),
    rate: Flags.integer({ summary: "Copy at most N objects per second.", min: 1, max: 1000 }),
    "delete-extra": Flags.boolean({ summary: "Delete objects of the destination that are not in the source." }),
    yes: Flags.boolean({ char: "y", summary: "Delete without asking." }),
  };

  protected async work() {
    const { flags } = await this.parse(Copy);
    const [{ readPlace }, { judgeCopy }] = await Promise.all([
      import("../workshop/copy/place.ts"),
      import("../workshop/copy/judge-copy.ts"),
    ]);
    const from = flags.from === undefined ? undefined : readPlace(flags.from);
    const to = readPlace(flags.to);
    const [environment, { copyObjects }, words] = await Promise.all([
      this.openEnvironment(flags, { changes: true, agreed: flags.yes }),
      import("../workshop/copy/copy.ts"),
      this.loadWords("screen-copy", "labels"),
    ]);
    const { sample, rate, "delete-extra": deleteExtra } = flags;
    const result = await copyObjects(environment, { from, to, sample, rate, deleteExtra });
    return { result, text: drawCopy(result, words), ...judgeCopy(result) };
  }
}
