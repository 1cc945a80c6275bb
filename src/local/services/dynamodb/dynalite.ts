import { createRequire } from "node:module";
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

/** What dynalite's actions work on; `lib/db` makes it. */
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

interface Databases {
  create: Dynalite["createStore"];
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

/**
 * Loads dynalite's database, validations and actions. It has no other programmatic door than these modules, which
 * its server is made of; the exact version is pinned. Loading takes some 60 ms, so it waits for the first call.
 */
export function loadDynalite(): Dynalite {
  const require = createRequire(import.meta.url);
  const databases: Databases = require("dynalite/db");
  const validations: Validations = require("dynalite/validations");
  replaceParser("conditionParser", parseCondition);
  replaceParser("updateParser", parseUpdate);
  replaceParser("projectionParser", parseProjection);

  /** dynalite's own parsers take exponential time for nested parentheses. */
  function replaceParser(name: string, parse: (text: string, context: ExpressionContext) => unknown): void {
    const parser: ExpressionParser = require(`dynalite/db/${name}`);
    parser.parse = (text, { context }) => parse(text, context);
  }

  function validationOf(operation: string): Validation {
    return require(`dynalite/validations/${lowerFirst(operation)}`);
  }

  return {
    createStore: (options) => databases.create(options),
    checkTypes: (operation, input) => void validations.checkTypes(input, validationOf(operation).types),
    knownMembers: (operation) => new Set(Object.keys(validationOf(operation).types)),
    async run(store, operation, input) {
      const validation = validationOf(operation);
      const action: Action = require(`dynalite/actions/${lowerFirst(operation)}`);
      const data = validations.checkTypes(input, validation.types);
      validations.checkValidations(data, validation.types, validation.custom, store);
      return new Promise((resolve, reject) => {
        action(store, data, (error, result) => (error ? reject(error) : resolve(result)));
      });
    },
  };
}

function lowerFirst(name: string): string {
  return name.slice(0, 1).toLowerCase() + name.slice(1);
}
