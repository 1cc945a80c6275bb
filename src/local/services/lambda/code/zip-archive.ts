import { promisify } from "node:util";
import { crc32, inflateRaw } from "node:zlib";

/** One file of a zip archive, its bytes still packed. */
export interface ZipEntry {
  /** The path inside the archive, with `/` between folders. */
  readonly path: string;
  readonly size: number;
  readonly executable: boolean;
  /** Unpacks the file. @throws ZipError when its bytes are not what the archive says */
  read(): Promise<Uint8Array>;
}

/** An archive that is broken, or holds what must not be unpacked. */
export class ZipError extends Error {}

const inflate = promisify(inflateRaw);

const signatures = { end: 0x06054b50, central: 0x02014b50, local: 0x04034b50 };
const endLength = 22;
const longestComment = 0xffff;
const unixLink = 0o120000;
const unixTypeMask = 0o170000;
const unixExecutable = 0o100;

/**
 * The files of a zip archive, read from its central directory, which is where links differ from files.
 *
 * @throws ZipError for an archive that is not a zip file, is encrypted or larger than 4 GB, or holds an absolute path, a
 *   path with `..`, or a link
 */
export function readZip(bytes: Uint8Array): ZipEntry[] {
  const zip = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  try {
    const end = findEnd(zip);
    const entries: ZipEntry[] = [];
    let at = zip.readUInt32LE(end + 16);
    for (let left = zip.readUInt16LE(end + 10); left > 0; left--) {
      if (zip.readUInt32LE(at) !== signatures.central) throw new ZipError("the directory is broken");
      const next = at + 46 + zip.readUInt16LE(at + 28) + zip.readUInt16LE(at + 30) + zip.readUInt16LE(at + 32);
      const entry = readEntry(zip, at);
      if (entry) entries.push(entry);
      at = next;
    }
    return entries;
  } catch (error) {
    // Offsets that point outside the archive.
    if (error instanceof RangeError) throw new ZipError("the archive is cut off");
    throw error;
  }
}

function findEnd(zip: Buffer): number {
  for (let at = zip.length - endLength; at >= Math.max(0, zip.length - endLength - longestComment); at--) {
    if (zip.readUInt32LE(at) === signatures.end) return at;
  }
  throw new ZipError("this is no zip file");
}

/** One entry of the central directory; undefined for a folder. */
function readEntry(zip: Buffer, at: number): ZipEntry | undefined {
  const madeOnUnix = zip.readUInt8(at + 5) === 3;
  const flags = zip.readUInt16LE(at + 8);
  const method = zip.readUInt16LE(at + 10);
  const checksum = zip.readUInt32LE(at + 16);
  const packedSize = zip.readUInt32LE(at + 20);
  const size = zip.readUInt32LE(at + 24);
  const nameLength = zip.readUInt16LE(at + 28);
  const mode = madeOnUnix ? zip.readUInt32LE(at + 38) >>> 16 : 0;
  const offset = zip.readUInt32LE(at + 42);
  const path = zip.toString("utf8", at + 46, at + 46 + nameLength).replaceAll("\\", "/");

  if (isUnsafe(path)) throw new ZipError(`the path ${path} leads outside`);
  if ((mode & unixTypeMask) === unixLink) throw new ZipError(`${path} is a link`);
  if (path.endsWith("/")) return undefined;
  if ((flags & 1) !== 0) throw new ZipError(`${path} is encrypted`);
  if (method !== 0 && method !== 8) throw new ZipError(`${path} is packed in a way that is not known`);
  if ([packedSize, size, offset].includes(0xffffffff)) throw new ZipError(`${path} is too large`);

  return {
    path,
    size,
    executable: (mode & unixExecutable) !== 0,
    async read() {
      const packed = locate(zip, offset, packedSize);
      const content = method === 0 ? packed : await unpack(packed, size, path);
      if (content.length !== size || crc32(content) !== checksum) throw new ZipError(`${path} is damaged`);
      return content;
    },
  };
}

function locate(zip: Buffer, offset: number, packedSize: number): Buffer {
  if (offset + 30 > zip.length || zip.readUInt32LE(offset) !== signatures.local)
    throw new ZipError("a file is missing");
  const start = offset + 30 + zip.readUInt16LE(offset + 26) + zip.readUInt16LE(offset + 28);
  if (start + packedSize > zip.length) throw new ZipError("the archive is cut off");
  return zip.subarray(start, start + packedSize);
}

async function unpack(packed: Buffer, size: number, path: string): Promise<Buffer> {
  try {
    // One byte more than promised shows a file that unpacks to more than its entry says, without unpacking it all.
    return await inflate(packed, { maxOutputLength: size + 1 });
  } catch {
    throw new ZipError(`${path} is damaged`);
  }
}

function isUnsafe(path: string): boolean {
  return path === "" || path.includes("\0") || /^(?:\/|[A-Za-z]:)/.test(path) || path.split("/").includes("..");
}
