/** The facts about a picture in the first bytes of its file. */
export type ImageHeader =
  | { readonly format: "jpeg" | "png"; readonly width: number; readonly height: number; readonly complete: boolean }
  /** A picture of a kind the workshop does not take, or no picture at all. */
  | { readonly format: "other"; readonly kind: string | undefined };

/**
 * Reads a picture's kind and size from its content; its name plays no part.
 *
 * `complete` is false where the end of the file is missing.
 */
export function readImageHeader(bytes: Uint8Array): ImageHeader {
  const data = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return readPng(data) ?? readJpeg(data) ?? { format: "other", kind: kindOf(data) };
}

const pngSignature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);

/** PNG: the signature, then the IHDR chunk with width and height, at last the IEND chunk. */
function readPng(data: Buffer): ImageHeader | undefined {
  if (!data.subarray(0, 8).equals(pngSignature)) return undefined;
  if (data.length < 24) return { format: "png", width: 0, height: 0, complete: false };
  return {
    format: "png",
    width: data.readUInt32BE(16),
    height: data.readUInt32BE(20),
    complete: data.includes("IEND", 24, "latin1"),
  };
}

/** JPEG: SOI, then segments with a length each; a SOFn holds the size, SOS begins the picture, EOI ends it. */
function readJpeg(data: Buffer): ImageHeader | undefined {
  if (data.length < 3 || data[0] !== 0xff || data[1] !== 0xd8 || data[2] !== 0xff) return undefined;
  let size: { width: number; height: number } | undefined;
  let at = 2;
  while (at + 4 <= data.length) {
    if (data[at] !== 0xff) break;
    const marker = data[at + 1] ?? 0;
    if (marker === 0xff) {
      at += 1;
      continue;
    }
    if (isStartOfFrame(marker) && at + 9 <= data.length)
      size = { height: data.readUInt16BE(at + 5), width: data.readUInt16BE(at + 7) };
    if (marker === 0xda) break;
    at += 2 + data.readUInt16BE(at + 2);
  }
  const complete = size !== undefined && data.indexOf(Buffer.from([0xff, 0xd9]), at) !== -1;
  return { format: "jpeg", width: size?.width ?? 0, height: size?.height ?? 0, complete };
}

/** SOF0 to SOF15 without DHT (c4), JPG (c8) and DAC (cc), which share their range. */
function isStartOfFrame(marker: number): boolean {
  return marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc;
}

function kindOf(data: Buffer): string | undefined {
  const head = data.toString("latin1", 0, 16);
  if (head.startsWith("GIF8")) return "GIF";
  if (head.startsWith("RIFF") && head.slice(8, 12) === "WEBP") return "WebP";
  if (head.startsWith("BM")) return "BMP";
  if (head.startsWith("II*\0") || head.startsWith("MM\0*")) return "TIFF";
  if (/^....ftyp(heic|heix|mif1|heim)/s.test(head)) return "HEIC";
  if (/^....ftyp(avif|avis)/s.test(head)) return "AVIF";
  if (head.startsWith("%PDF")) return "PDF";
  return undefined;
}
