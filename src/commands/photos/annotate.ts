import * as Args from "@oclif/core/args";
import * as Flags from "@oclif/core/flags";
import { WorkshopCommand } from "../../cli/base/workshop-command.ts";
import { annotationAreas, drawAnnotationText } from "../../ui/results/annotation-text.ts";

export default class PhotosAnnotate extends WorkshopCommand {
  static override summary = "Draw what Rekognition detects on a photo: faces, landmarks and the verdict.";
  static override description =
    "Calls DetectFaces and writes a picture. Stores nothing at the target. Ends with 0 also when the photo would be refused.";
  static override examples = [
    {
      description: "Show why a photo is refused",
      command: "npx wildrydes photos annotate --key 2_sunglass_face.jpg",
    },
    { description: "Annotate your own photo", command: "npx wildrydes photos annotate me.jpg --out seen.png" },
  ];
  static override args = { file: Args.string({ description: "File of the photo, up to 5 MB." }) };
  static override flags = {
    key: Flags.string({ char: "k", summary: "Key of a photo in the bucket, instead of a file." }),
    out: Flags.string({ char: "o", summary: "The picture, .png or .jpg (default: NAME.annotated.png)." }),
    size: Flags.integer({
      summary: "Longest side of the photo in the picture, in pixels.",
      min: 100,
      max: 4000,
      default: 1200,
    }),
  };

  protected async work() {
    const { flags, args } = await this.parse(PhotosAnnotate);
    const { annotatePhoto, checkAnnotation } = await import("../../workshop/photos/annotate-photo.ts");
    const request = checkAnnotation({ file: args.file, key: flags.key, out: flags.out, size: flags.size });
    const words = await this.loadWords(...annotationAreas);
    const environment = await this.openEnvironment(flags, { changes: false });
    const result = await annotatePhoto(environment, request);
    return { result, text: drawAnnotationText(result, this.terminal, words) };
  }
}
