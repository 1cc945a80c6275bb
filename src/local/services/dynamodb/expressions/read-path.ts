import { storedName } from "./attribute-names.ts";
import { type ExpressionContext, type FirstErrors, type Path } from "./context.ts";
import type { TokenReader } from "./token-reader.ts";

/** The deepest document path (AWS, "Constraints in Amazon DynamoDB", nested attribute depth). */
const maxDepth = 32;

export interface PathReader {
  /** Reads the first element of a path and those after it. */
  readPath(): Path;
  /** Reads the elements after those a path has already. */
  readRest(path: Path): Path;
}

type PathErrors = FirstErrors<"reserved" | "undefinedName">;

/**
 * Reads document paths, putting attributes' names in the place of placeholders.
 *
 * @param errors receives the use of a reserved word and of placeholders that are not defined
 */
export function createPathReader(tokens: TokenReader, context: ExpressionContext, errors: PathErrors): PathReader {
  function readName(): string {
    const { kind, text } = tokens.peek();
    if (kind === "name") {
      tokens.next();
      return resolve(text);
    }
    if (kind !== "word") throw tokens.syntaxError();
    tokens.next();
    if (context.isReserved(text)) {
      errors.add("reserved", `Attribute name is a reserved keyword; reserved keyword: ${text}`);
    }
    return storedName(text);
  }

  function resolve(placeholder: string): string {
    const name = context.attrNames?.[placeholder];
    if (!name) {
      errors.add(
        "undefinedName",
        `An expression attribute name used in the document path is not defined; attribute name: ${placeholder}`,
      );
      return "";
    }
    delete context.unusedAttrNames?.[placeholder];
    return storedName(name);
  }

  function readIndex(): number {
    const { kind, text } = tokens.peek();
    if (kind !== "number") throw tokens.syntaxError();
    tokens.next();
    tokens.expect("]");
    if (Number(text) > 2 ** 31 - 1) throw new Error(`List index is not within the allowable range; index: [${text}]`);
    return Number(text);
  }

  function readRest(path: Path): Path {
    for (;;) {
      if (tokens.accept("[")) path.push(readIndex());
      else if (tokens.accept(".")) path.push(readName());
      else break;
    }
    if (path.length > maxDepth) {
      throw new Error(`The document path has too many nesting elements; nesting levels: ${path.length}`);
    }
    return path;
  }

  return { readPath: () => readRest([readName()]), readRest };
}
