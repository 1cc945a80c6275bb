/** Degrees, minutes, seconds and the direction they count in: N, S, E or W. */
export interface Coordinate {
  readonly D: number;
  readonly M: number;
  readonly S: number;
  readonly Direction: string;
}

/** The part of a photo's EXIF data that the metadata flow keeps. */
interface ExifFacts {
  readonly make?: string;
  readonly model?: string;
  /** As the camera wrote it: `2024:05:17 09:41:00`, without a time zone. */
  readonly dateTimeOriginal?: string;
  readonly latitude?: Coordinate;
  readonly longitude?: Coordinate;
}

/** The tags that are read (Exif 2.32, "Tag support levels"). */
const tags = {
  make: 0x010f,
  model: 0x0110,
  exifDirectory: 0x8769,
  gpsDirectory: 0x8825,
  dateTimeOriginal: 0x9003,
  latitudeDirection: 1,
  latitude: 2,
  longitudeDirection: 3,
  longitude: 4,
} as const;

/** Bytes of one value, by the TIFF field type: byte, ASCII, short, long, rational. */
const valueBytes: Readonly<Record<number, number>> = { 1: 1, 2: 1, 3: 2, 4: 4, 5: 8 };

type Value = string | readonly number[];

/**
 * Reads a photo's EXIF block: a TIFF structure, after the marker `Exif\0\0` where the block has it. Data that does not
 * follow its own offsets counts as absent: a damaged block does not keep a photo from being processed.
 */
export function readExif(block: Uint8Array | undefined): ExifFacts {
  if (block === undefined) return {};
  const bytes = Buffer.from(block.buffer, block.byteOffset, block.byteLength);
  const tiff = bytes.toString("latin1", 0, 6) === "Exif\0\0" ? bytes.subarray(6) : bytes;
  const order = tiff.toString("latin1", 0, 2);
  if (tiff.length < 8 || (order !== "II" && order !== "MM")) return {};
  const reader = createReader(tiff, order === "II");
  const main = readDirectory(reader, reader.long(4));
  const exif = readDirectory(reader, firstNumber(main.get(tags.exifDirectory)));
  const gps = readDirectory(reader, firstNumber(main.get(tags.gpsDirectory)));
  const facts = {
    make: textOf(main.get(tags.make)),
    model: textOf(main.get(tags.model)),
    dateTimeOriginal: textOf(exif.get(tags.dateTimeOriginal)),
    latitude: coordinateOf(gps.get(tags.latitude), gps.get(tags.latitudeDirection)),
    longitude: coordinateOf(gps.get(tags.longitude), gps.get(tags.longitudeDirection)),
  };
  return Object.fromEntries(Object.entries(facts).filter(([, value]) => value !== undefined));
}

interface Reader {
  readonly length: number;
  short(at: number): number;
  long(at: number): number;
  text(at: number, length: number): string;
  byte(at: number): number;
}

function createReader(tiff: Buffer, littleEndian: boolean): Reader {
  return {
    length: tiff.length,
    byte: (at) => tiff.readUInt8(at),
    short: (at) => (littleEndian ? tiff.readUInt16LE(at) : tiff.readUInt16BE(at)),
    long: (at) => (littleEndian ? tiff.readUInt32LE(at) : tiff.readUInt32BE(at)),
    text: (at, length) => tiff.toString("latin1", at, at + length),
  };
}

/** A directory's values by their tags. An entry has 12 bytes: tag, type, count, and the value or where it lies. */
function readDirectory(reader: Reader, at: number | undefined): Map<number, Value> {
  const values = new Map<number, Value>();
  if (at === undefined || at < 8 || at + 2 > reader.length) return values;
  const count = reader.short(at);
  for (let index = 0; index < count; index += 1) {
    const entry = at + 2 + 12 * index;
    if (entry + 12 > reader.length) break;
    const value = readValue(reader, entry);
    if (value !== undefined) values.set(reader.short(entry), value);
  }
  return values;
}

function readValue(reader: Reader, entry: number): Value | undefined {
  const type = reader.short(entry + 2);
  const count = reader.long(entry + 4);
  const size = (valueBytes[type] ?? 0) * count;
  const at = size <= 4 ? entry + 8 : reader.long(entry + 8);
  if (size === 0 || at + size > reader.length) return undefined;
  if (type === 2) return reader.text(at, count).replace(/\0.*$/s, "").trim();
  return Array.from({ length: count }, (_, index) => {
    if (type === 1) return reader.byte(at + index);
    if (type === 3) return reader.short(at + 2 * index);
    if (type === 4) return reader.long(at + 4 * index);
    return reader.long(at + 8 * index) / reader.long(at + 8 * index + 4);
  });
}

function firstNumber(value: Value | undefined): number | undefined {
  return typeof value === "object" ? value[0] : undefined;
}

function textOf(value: Value | undefined): string | undefined {
  return typeof value === "string" && value !== "" ? value : undefined;
}

function coordinateOf(value: Value | undefined, direction: Value | undefined): Coordinate | undefined {
  if (typeof value !== "object" || typeof direction !== "string") return undefined;
  const [D, M = 0, S = 0] = value;
  if (D === undefined || ![D, M, S].every(Number.isFinite)) return undefined;
  return { D, M, S, Direction: direction };
}
