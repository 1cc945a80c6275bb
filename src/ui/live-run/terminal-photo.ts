/** How a terminal shows pictures. */
type PhotoProtocol = "kitty" | "iterm2" | "half-blocks";

type Variables = Readonly<Record<string, string | undefined>>;

/** Cells that a photo may take. */
const most = { columns: 24, rows: 12 };
/** Kitty's protocol takes a picture in parts of at most this many bytes. */
const partBytes = 4096;

/**
 * Chooses how the terminal of these variables shows pictures; undefined where it does not, and where nobody looks at
 * it. Inside of tmux the outer terminal's own ways do not pass.
 */
export function choosePhotoProtocol(
  variables: Variables,
  terminal: { isTTY: boolean; unicode: boolean },
): PhotoProtocol | undefined {
  if (!terminal.isTTY || variables["CI"] || variables["TERM"] === "dumb") return undefined;
  const multiplexed = Boolean(variables["TMUX"] ?? variables["STY"]);
  const program = variables["TERM_PROGRAM"] ?? "";
  if (!multiplexed) {
    if (variables["KITTY_WINDOW_ID"] || variables["TERM"] === "xterm-kitty" || /^(ghostty|WezTerm)$/i.test(program))
      return "kitty";
    if (program === "iTerm.app" || variables["LC_TERMINAL"] === "iTerm2") return "iterm2";
  }
  const colours = /^(truecolor|24bit)$/i.test(variables["COLORTERM"] ?? "");
  return colours && !variables["NO_COLOR"] && terminal.unicode ? "half-blocks" : undefined;
}

/**
 * A photo as lines of half blocks: each cell shows two pixels, the upper one as its ink, the lower one as its ground.
 */
export async function drawHalfBlocks(photo: Uint8Array): Promise<string[]> {
  const { default: sharp } = await import("sharp");
  const { data, info } = await sharp(photo)
    .rotate()
    .resize(most.columns, most.rows * 2, { fit: "inside" })
    .flatten({ background: "#000" })
    .toColourspace("srgb")
    .raw()
    .toBuffer({ resolveWithObject: true });
  const pixel = (x: number, y: number): string => {
    const at = (y * info.width + x) * info.channels;
    return [data[at] ?? 0, data[at + 1] ?? data[at] ?? 0, data[at + 2] ?? data[at] ?? 0].join(";");
  };
  return Array.from({ length: Math.floor(info.height / 2) }, (_, row) => {
    const cells = Array.from(
      { length: info.width },
      (_, x) => `\u001B[38;2;${pixel(x, row * 2)};48;2;${pixel(x, row * 2 + 1)}m▀`,
    );
    return `${cells.join("")}\u001B[0m`;
  });
}

/** A photo as the escape sequences of a terminal that shows pictures itself. */
export async function encodePhoto(photo: Uint8Array, way: "kitty" | "iterm2"): Promise<string> {
  const { default: sharp } = await import("sharp");
  const png = await sharp(photo).rotate().resize(240, 240, { fit: "inside" }).png().toBuffer();
  const text = png.toString("base64");
  if (way === "iterm2") return `\u001B]1337;File=inline=1;height=${most.rows};preserveAspectRatio=1:${text}\u0007\n`;
  const parts = text.match(new RegExp(`.{1,${partBytes}}`, "g")) ?? [];
  return `${parts
    .map((part, index) => {
      const more = index < parts.length - 1 ? 1 : 0;
      // q=2: the terminal answers nothing, as nobody would read it.
      const head = index === 0 ? `a=T,f=100,q=2,r=${most.rows},m=${more}` : `m=${more}`;
      return `\u001B_G${head};${part}\u001B\\`;
    })
    .join("")}\n`;
}
