import { createRequire } from "node:module";
import { join } from "node:path";
import { packageRoot } from "../../../entry-point.ts";
import type { ExpressionContext } from "./expressions/context.ts";
import { parseCondition } from "./expressions/parse-condition.ts";
import { parseProjection } from "./expressions/parse-projection.ts";
import { parseUpdate } from "./expressions/parse-update.ts";

/** A LevelDB database with dynalite's callbacks around it; ranges are over whole keys. */
export interface DynaliteDatabase {
  open(): Promise<void>;
  close(): Promise<void>;
  clear(range: KeyRange): Promise<void>;
  keys(range: KeyRange): AsyncIterable<string>;
  iterator(range: KeyRange): AsyncIterable<[key: string, value: unknown]>;
  put(key: string, value: unknown): Promise<void>;
  del(key: string): Promise<void>;
}

export interface KeyRange {
  readonly gte: string;
  readonly lt: string;
}

/** One of the key spaces that dynalite divides its database into. */
interface KeySpace {
  createKeyStream: (options?: unknown) => NodeJS.ReadableStream;
}

/** The store that dynalite's actions work on; `lib/db` makes it. */
export interface DynaliteStore {
  readonly db: DynaliteDatabase;
  readonly tableDb: KeySpace & { awsAccountId: string; awsRegion: string };
  getTagDb(table: string): KeySpace;
  deleteItemDb: (table: string, done: (error?: unknown) => void) => void;
  deleteIndexDb: (type: string, table: string, index: string, done: (error?: unknown) => void) => void;
  deleteTagDb: (table: string, done: (error?: unknown) => void) => void;
}

type Action = (store: DynaliteStore, data: unknown, done: (error: unknown, result?: unknown) => void) => void;

interface Validation {
  readonly types: Readonly<Record<string, unknown>>;
  readonly custom?: unknown;
}

/** The parts of dynalite that are used without its HTTP server. */
export interface Dynalite {
  createStore(options: {
    path: string;
    createTableMs: number;
    updateTableMs: number;
    deleteTableMs: number;
  }): DynaliteStore;
  /** Checks an input as dynalite's server does, and carries it out. */
  run(store: DynaliteStore, operation: string, input: Record<string, unknown>): Promise<unknown>;
  /** Throws dynalite's answer to members of wrong types. Changes the input. */
  checkTypes(operation: string, input: Record<string, unknown>): void;
  /** The members of an operation's input that dynalite knows. */
  knownMembers(operation: string): ReadonlySet<string>;
}

interface Validations {
  checkTypes(data: unknown, types: unknown): unknown;
  checkValidations(data: unknown, types: unknown, custom: unknown, store: DynaliteStore): void;
}

/** One of dynalite's parsers of expressions; its validations look `parse` up at each call. */
interface ExpressionParser {
  parse(text: string, options: { context: ExpressionContext }): unknown;
}

/** The operations dynalite carries out. */
export const dynaliteOperations = [
  "BatchGetItem",
  "BatchWriteItem",
  "CreateTable",
  "DeleteItem",
  "DeleteTable",
  "DescribeTable",
  "DescribeTimeToLive",
  "GetItem",
  "ListTables",
  "ListTagsOfResource",
  "PutItem",
  "Query",
  "Scan",
  "TagResource",
  "UntagResource",
  "UpdateItem",
  "UpdateTable",
] as const;

export type DynaliteOperation = (typeof dynaliteOperations)[number];

/** The modules of dynalite that its server is made of, as the build bundles them. */
interface Parts {
  readonly databases: { create: Dynalite["createStore"] };
  readonly validations: Validations;
  readonly parsers: Readonly<Record<"condition" | "update" | "projection", ExpressionParser>>;
  readonly inputs: Readonly<Record<string, Validation>>;
  readonly actions: Readonly<Record<string, Action>>;
}

/**
 * Loads dynalite's database, validations and actions. It has no other programmatic door than these modules; the exact
 * version is pinned. Loading takes a while, so it waits for the first call.
 */
export function loadDynalite(): Dynalite {
  const parts: Parts = createRequire(import.meta.url)(join(packageRoot, "dist", "dynalite", "dynalite.cjs"));
  const { databases, parsers, validations } = parts;
  replaceParser(parsers.condition, parseCondition);
  replaceParser(parsers.update, parseUpdate);
  replaceParser(parsers.projection, parseProjection);

  return {
    createStore: (options) => databases.create(options),
    checkTypes: (operation, input) => void validations.checkTypes(input, find(parts.inputs, operation).types),
    knownMembers: (operation) => new Set(Object.keys(find(parts.inputs, operation).types)),
    async run(store, operation, input) {
      const validation = find(parts.inputs, operation);
      const action = find(parts.actions, operation);
      const data = validations.checkTypes(input, validation.types);
      validations.checkValidations(data, validation.types, validation.custom, store);
      return new Promise((resolve, reject) => {
        action(store, data, (error, result) => (error ? reject(error) : resolve(result)));
      });
    },
  };
}

function find<T>(parts: Readonly<Record<string, T>>, operation: string): T {
  const part = parts[operation.slice(0, 1).toLowerCase() + operation.slice(1)];
  if (part === undefined) throw new Error(`dynalite has no operation ${operation}`);
  return part;
}

/** dynalite's own parsers take exponential time for nested parentheses. */
function replaceParser(parser: ExpressionParser, parse: (text: string, context: ExpressionContext) => unknown): void {
  parser.parse = (text, { context }) => parse(text, context);
}
