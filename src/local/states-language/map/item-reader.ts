import { fillJsonata } from "../data-flow/jsonata.ts";
import { evaluateNumberField, integerRule, type NumberField, parseNumberField } from "../data-flow/number-field.ts";
import { fillTemplate, parseTemplate, type Template } from "../data-flow/template.ts";
import { objectField, stringField, stringsField } from "../definition/fields.ts";
import type { QueryLanguage } from "../definition/query-language.ts";
import { errorNames } from "../errors/error-names.ts";
import { StatesError } from "../errors/states-error.ts";
import type { Routine } from "../execution/routine.ts";
import type { Visit } from "../execution/visit.ts";
import { isObject, type JsonObject } from "../json.ts";
import { parseJsonataTemplate } from "../templates/jsonata-template.ts";
import type { Json } from "../types.ts";
import type { ItemSource, ReaderConfig } from "./map-run-plan.ts";

/** `ItemReader`: a file or a listing in S3 that holds the items of a distributed Map state. */
export interface ItemReader {
  readonly resource: string;
  readonly request: Template | undefined;
  readonly config: Omit<ReaderConfig, "maxItems" | "itemsPointer">;
  readonly maxItems: NumberField | undefined;
  readonly itemsPointer: { readonly language: QueryLanguage; readonly source: string } | undefined;
}

/** `CSVDelimiter`. */
const delimiters: Readonly<Record<string, string>> = { COMMA: ",", PIPE: "|", SEMICOLON: ";", SPACE: " ", TAB: "\t" };

const maxItemsRule = integerRule("MaxItems", (value) =>
  value < 0
    ? new StatesError({ error: errorNames.itemReaderFailed, cause: "field MaxItems must be positive" })
    : undefined,
);

export function parseItemReader(source: JsonObject, language: QueryLanguage): ItemReader | undefined {
  const reader = objectField(source, "ItemReader");
  if (reader === undefined) return undefined;
  const config = objectField(reader, "ReaderConfig") ?? {};
  const itemsPointer = stringField(config, "ItemsPointer");
  return {
    resource: stringField(reader, "Resource") ?? "",
    request: parseRequest(reader, language),
    config: {
      inputType: oneOf(config, "InputType", ["CSV", "JSON", "JSONL", "MANIFEST", "PARQUET"]),
      csvHeaderLocation: oneOf(config, "CSVHeaderLocation", ["FIRST_ROW", "GIVEN"]),
      csvHeaders: "CSVHeaders" in config ? stringsField(config, "CSVHeaders") : undefined,
      csvDelimiter: delimiters[stringField(config, "CSVDelimiter") ?? "COMMA"] ?? ",",
      manifestType: oneOf(config, "ManifestType", ["ATHENA_DATA", "S3_INVENTORY"]),
      transformation: oneOf(config, "Transformation", ["NONE", "LOAD_AND_FLATTEN"]) ?? "NONE",
    },
    maxItems: parseNumberField(config, maxItemsRule, language),
    itemsPointer: itemsPointer === undefined ? undefined : { language, source: itemsPointer },
  };
}

/** `Parameters` or, in JSONata, `Arguments`. */
export function parseRequest(source: JsonObject, language: QueryLanguage): Template | undefined {
  return parseTemplate(source, language === "JSONPath" ? "Parameters" : "Arguments", language);
}

export function* evaluateRequest(request: Template | undefined, visit: Visit, input: Json): Routine<JsonObject> {
  const filled = request === undefined ? {} : yield* fillTemplate(request, visit, { input });
  return isObject(filled) ? filled : {};
}

export function* evaluateItemReader(reader: ItemReader, visit: Visit, input: Json): Routine<ItemSource> {
  const { resource, config } = reader;
  const request = yield* evaluateRequest(reader.request, visit, input);
  const maxItems = yield* evaluateNumberField(reader.maxItems, visit, input);
  const itemsPointer = yield* evaluatePointer(reader.itemsPointer, visit, input);
  return { kind: "reader", resource, request, config: { ...config, maxItems, itemsPointer } };
}

function* evaluatePointer(pointer: ItemReader["itemsPointer"], visit: Visit, input: Json): Routine<string | undefined> {
  if (pointer === undefined || pointer.language === "JSONPath") return pointer?.source;
  return String(yield* fillJsonata(parseJsonataTemplate(pointer.source, "ItemsPointer"), visit, { input }));
}

function oneOf<const Value extends string>(
  source: JsonObject,
  field: string,
  values: readonly Value[],
): Value | undefined {
  const found = stringField(source, field);
  return values.find((value) => value === found);
}
