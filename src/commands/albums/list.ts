import * as Flags from "@oclif/core/flags";
import { WorkshopCommand } from "../../cli/base/workshop-command.ts";
import { albumAreas, drawAlbums } from "../../ui/results/albums-text.ts";

export default class AlbumsList extends WorkshopCommand {
  static override summary = "List the albums of the image metadata flow.";
  static override description =
    "An image belongs to an album by its object's metadata albumid: `run --flow metadata --album` and `copy --sample` set it.";
  static override examples = [
    { description: "List all albums", command: "npx wildrydes albums list" },
    { description: "List the albums of one rider", command: "npx wildrydes albums list --user stepfunction" },
  ];
  static override flags = { user: Flags.string({ char: "u", summary: "Only albums with images of this rider." }) };

  protected async work() {
    const { flags } = await this.parse(AlbumsList);
    const [environment, words, { listAlbums }] = await Promise.all([
      this.openEnvironment(flags, { changes: false }),
      this.loadWords(...albumAreas),
      import("../../workshop/metadata/albums.ts"),
    ]);
    const albums = await listAlbums(environment, { user: flags.user });
    return { result: { albums }, text: drawAlbums(albums, this.terminal, words) };
  }
}
