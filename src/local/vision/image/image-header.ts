/** The content of an image's first bytes. Sides are as stored, before any EXIF orientation. */
export interface ImageHeader {
  readonly format: "jpeg" | "png";
  readonly width: number;
  readonly height: number;
}

/** Photos of more pixels than this are refused from their header: they would take 200 MB and more to decode. */
export const maximumPixels = 64_000_000;

/**
 * Reads format and size from the header of a JPEG or PNG, without decoding anything. The name of a file plays no part.
 * Undefined for anything else, also when the header is broken or cut off.
 */
export function readImageHeader(bytes: Uint8Array): ImageHeader | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const header = isPng(view) ? readPng(view) : isJpeg(view) ? readJpeg(view) : undefined;
  return header && header.width > 0 && header.height > 0 ? header : undefined;
}

function isPng(view: DataView): boolean {
  return view.byteLength >= 24 && view.getUint32(0) === 0x89504e47 && view.getUint32(4) === 0x0d0a1a0a;
}

function isJpeg(view: DataView): boolean {
  return view.byteLength >= 4 && view.getUint16(0) === 0xffd8 && view.getUint8(2) === 0xff;
}

/** The first chunk of a PNG is IHDR: width and height, four bytes each. */
function readPng(view: DataView): ImageHeader | undefined {
  if (view.getUint32(12) !== 0x49484452) return undefined;
  return { format: "png", width: view.getUint32(16), height: view.getUint32(20) };
}

/** Walks a JPEG's segments to the frame header (SOF0 to SOF15 without DHT, JPG and DAC): height, then width. */
function readJpeg(view: DataView): ImageHeader | undefined {
  let at = 2;
  while (at + 9 <= view.byteLength) {
    if (view.getUint8(at) !== 0xff) return undefined;
    const marker = view.getUint8(at + 1);
    if (marker === 0xff) {
      at += 1;
    } else if (marker === 0x01 || (marker >= 0xd0 && marker <= 0xd8)) {
      at += 2;
    } else if (marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker)) {
      return { format: "jpeg", height: view.getUint16(at + 5), width: view.getUint16(at + 7) };
    } else if (marker === 0xda || marker === 0xd9) {
      return undefined;
    } else {
      at += 2 + view.getUint16(at + 2);
    }
  }
  return undefined;
}
