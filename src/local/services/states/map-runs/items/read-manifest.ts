import type { Json } from "../../../../states-language/index.ts";
import { type FoundItem, uriOf } from "./found-item.ts";
import { openLines } from "./formats/lines.ts";
import { readPiecewise } from "./formats/piecewise.ts";
import { itemReaderFailed } from "../map-run-failures.ts";
import { type ObjectSource, openText, parse, readObjectItems, readWhole } from "./read-object.ts";
import type { S3Call } from "../s3-call.ts";

/**
 * The items in the files that a manifest names: those of an S3 inventory, or those that Athena's UNLOAD wrote.
 * @throws StatesError `States.ItemReaderFailed`
 */
export async function* readManifest(s3: S3Call, manifest: ObjectSource): AsyncGenerator<FoundItem> {
  const files =
    manifest.config.manifestType === "ATHENA_DATA" ? athenaFiles(s3, manifest) : inventoryFiles(s3, manifest);
  for await (const file of files) {
    const { Bucket, Key } = file.request;
    for await (const item of readObjectItems(s3, file)) yield { ...item, source: uriOf(Bucket, Key) };
  }
}

/** Athena's manifest is a list of URIs. */
async function* athenaFiles(s3: S3Call, manifest: ObjectSource): AsyncGenerator<ObjectSource> {
  for await (const line of readPiecewise(await openText(s3, manifest), openLines())) {
    const [, bucket, key] = /^s3:\/\/([^/]+)\/(.+)$/i.exec(line.trim()) ?? [];
    if (bucket === undefined)
      throw itemReaderFailed(`The manifest names no object of S3: ${line.trim().slice(0, 200)}`);
    yield { request: { Bucket: bucket, Key: key }, config: { ...manifest.config, manifestType: undefined } };
  }
}

/** An inventory's manifest is JSON; its files are CSV without a row of headers ("Amazon S3 Inventory list"). */
async function* inventoryFiles(s3: S3Call, manifest: ObjectSource): AsyncGenerator<ObjectSource> {
  const { fileFormat, fileSchema, files } = readInventory(await readWhole(await openText(s3, manifest)));
  if (fileFormat !== "CSV" || !Array.isArray(files)) {
    throw itemReaderFailed("The manifest is not that of an S3 inventory in CSV");
  }
  const csvHeaders = String(fileSchema ?? "")
    .split(",")
    .map((name) => name.trim());
  const config = { ...manifest.config, inputType: "CSV", csvHeaderLocation: "GIVEN", csvHeaders } as const;
  for (const file of files) {
    const key = typeof file === "object" && file !== null && !Array.isArray(file) ? file["key"] : undefined;
    yield { request: { Bucket: manifest.request["Bucket"], Key: key }, config };
  }
}

function readInventory(text: string): Readonly<Record<string, Json>> {
  try {
    const value = parse(text);
    return typeof value === "object" && value !== null && !Array.isArray(value) ? value : {};
  } catch {
    return {};
  }
}
