import { integerRule } from "../data-flow/number-rule.ts";
import type { NumberField, QueryLanguage, Template, TextField } from "../data-flow/query-language.ts";
import { settle } from "../data-flow/eventual.ts";
import { objectField, stringField, stringsField } from "../definition/fields.ts";
import { errorNames } from "../errors/error-names.ts";
import { StatesError } from "../errors/states-error.ts";
import type { Routine } from "../execution/routine.ts";
import type { Visit } from "../execution/visit.ts";
import { isObject, type JsonObject } from "../json.ts";
import type { Json } from "../types.ts";
import type { ItemSource, ReaderConfig } from "./map-run-plan.ts";

/**
 * `ItemReader`: a file or a listing in S3 that holds the items of a distributed Map state.
 *
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/input-output-itemreader.html
 */
export interface ItemReader {
  readonly resource: string;
  readonly request: Template | undefined;
  readonly config: Omit<ReaderConfig, "maxItems" | "itemsPointer">;
  readonly maxItems: NumberField | undefined;
  readonly itemsPointer: TextField | undefined;
}

/** `CSVDelimiter`. */
const delimiters: Readonly<Record<string, string>> = { COMMA: ",", PIPE: "|", SEMICOLON: ";", SPACE: " ", TAB: "\t" };

const readerConfig = "ItemReader/ReaderConfig";

const maxItemsRule = integerRule("MaxItems", (value) =>
  value < 0
    ? new StatesError({ error: errorNames.itemReaderFailed, cause: "field MaxItems must be positive" })
    : undefined,
);

/** Reads `ItemReader`; undefined where the items come from the input. */
export function parseItemReader(source: JsonObject, language: QueryLanguage): ItemReader | undefined {
  const reader = objectField(source, "ItemReader");
  if (reader === undefined) return undefined;
  const config = objectField(reader, "ReaderConfig") ?? {};
  return {
    resource: stringField(reader, "Resource") ?? "",
    request: language.template(reader, language.requestField, "ItemReader"),
    config: {
      inputType: oneOf(config, "InputType", ["CSV", "JSON", "JSONL", "MANIFEST", "PARQUET"]),
      csvHeaderLocation: oneOf(config, "CSVHeaderLocation", ["FIRST_ROW", "GIVEN"]),
      csvHeaders: "CSVHeaders" in config ? stringsField(config, "CSVHeaders") : undefined,
      csvDelimiter: delimiters[stringField(config, "CSVDelimiter") ?? "COMMA"] ?? ",",
      manifestType: oneOf(config, "ManifestType", ["ATHENA_DATA", "S3_INVENTORY"]),
      transformation: oneOf(config, "Transformation", ["NONE", "LOAD_AND_FLATTEN"]) ?? "NONE",
    },
    maxItems: language.number(config, maxItemsRule, readerConfig),
    itemsPointer: language.text(config, "ItemsPointer", readerConfig),
  };
}

/** The request to S3 of an `ItemReader` or `ResultWriter`. */
export function* evaluateRequest(request: Template | undefined, visit: Visit, input: Json): Routine<JsonObject> {
  const filled = request === undefined ? {} : yield* settle(request.evaluate(visit, { input }));
  return isObject(filled) ? filled : {};
}

/** @throws EvaluationFault, RuntimeFault when the request or the number of items cannot be evaluated */
export function* evaluateItemReader(reader: ItemReader, visit: Visit, input: Json): Routine<ItemSource> {
  const { resource, config } = reader;
  const request = yield* evaluateRequest(reader.request, visit, input);
  const maxItems = reader.maxItems && (yield* settle(reader.maxItems.evaluate(visit, input)));
  const itemsPointer = reader.itemsPointer && (yield* settle(reader.itemsPointer.evaluate(visit, input)));
  return { kind: "reader", resource, request, config: { ...config, maxItems, itemsPointer } };
}

function oneOf<const Value extends string>(
  source: JsonObject,
  field: string,
  values: readonly Value[],
): Value | undefined {
  const found = stringField(source, field);
  return values.find((value) => value === found);
}
