import { TypeFlags, type Checker, type Symbol, type Type } from "typescript/unstable/sync";

/** Writes types as what JSON has of them. */
export interface Shapes {
  /** What the promise of a method is kept with. */
  outcomeOf(method: Symbol): Type | undefined;
  /** The types of a member in each part of a union; `undefined` where a part lacks it. */
  membersOf(type: Type, name: string): Type[];
  /** A union of types. Interfaces are named, and defined once by `definitions`. */
  write(types: readonly Type[]): string;
  definitions(): string[];
}

/** Types that stand for a sentence: JSON has its text, and its code beside it. */
const messages = new Set(["AnyMessage", "Message", "Sayable"]);

export function createShapes(checker: Checker): Shapes {
  const named = new Map<string, { id: number; definition: string }>();

  function outcomeOf(method: Symbol): Type | undefined {
    const type = checker.getTypeOfSymbol(method);
    const signature = type && checker.getSignaturesOfType(type, 0)[0];
    const promised = signature && checker.getReturnTypeOfSignature(signature);
    return promised && firstArgument(promised);
  }

  function firstArgument(type: Type): Type | undefined {
    return type.isTypeReference() ? checker.getTypeArguments(type)[0] : undefined;
  }

  function partsOf(type: Type): readonly Type[] {
    return type.isUnionType() && !isMessage(type) ? type.getTypes() : [type];
  }

  function membersOf(type: Type, name: string): Type[] {
    return partsOf(type).flatMap((part) => {
      const member = checker.getPropertyOfType(part, name);
      const found = member && checker.getTypeOfSymbol(member);
      return found ? [...partsOf(found)] : [checker.getUndefinedType()];
    });
  }

  function write(types: readonly Type[]): string {
    const written = types
      .flatMap(partsOf)
      .filter((type) => !is(type, TypeFlags.Undefined))
      .map(writeOne);
    const distinct = [...new Set(written)].toSorted();
    if (distinct.includes("true") && distinct.includes("false"))
      return ["boolean", ...distinct.filter((part) => part !== "true" && part !== "false")].join(" | ");
    return distinct.length === 0 ? "null" : distinct.join(" | ");
  }

  function writeOne(type: Type): string {
    if (is(type, TypeFlags.Any | TypeFlags.Unknown)) return "JSON";
    if (!is(type, TypeFlags.Object | TypeFlags.Intersection)) return checker.typeToString(type);
    if (isMessage(type)) return "{ code: string; values?: object }";
    const element = checker.isArrayType(type) || checker.isTupleType(type) ? type : undefined;
    if (element?.isTypeReference()) return writeList(checker.getTypeArguments(element));
    const name = nameOf(type);
    if (name === "Date") return "string";
    return name === undefined ? writeMembers(type, "") : refer(type, name);
  }

  function writeList(elements: readonly Type[]): string {
    const written = write(elements);
    return written.includes(" | ") || written.includes("\n") ? `(${written})[]` : `${written}[]`;
  }

  /** Defines an interface once. Another one of the same name gets a number. */
  function refer(type: Type, name: string): string {
    for (let count = 1; ; count += 1) {
      const unique = count === 1 ? name : `${name}${count}`;
      const known = named.get(unique);
      if (known?.id === type.id) return unique;
      if (known) continue;
      named.set(unique, { id: type.id, definition: "" });
      named.set(unique, { id: type.id, definition: `interface ${unique} ${writeMembers(type, "")}` });
      return unique;
    }
  }

  function writeMembers(type: Type, indent: string): string {
    const inner = `${indent}  `;
    const properties = checker.getPropertiesOfType(type).toSorted((one, other) => (one.name < other.name ? -1 : 1));
    const members = properties.flatMap((member) => {
      const found = checker.getTypeOfSymbol(member);
      return found ? writeMember(member.name, found) : [];
    });
    const open = checker.getIndexInfosOfType(type).map(({ valueType }) => `[name: string]: ${write([valueType])}`);
    const lines = [...members, ...open].map((line) => `${inner}${line.replaceAll("\n", `\n${inner}`)};`);
    return lines.length === 0 ? "{}" : `{\n${lines.join("\n")}\n${indent}}`;
  }

  function writeMember(name: string, type: Type): string[] {
    const parts = partsOf(type);
    const given = parts.filter((part) => !is(part, TypeFlags.Undefined));
    if (given.length === 0) return [];
    // What can be anything can be missing, and an empty list has no codes.
    const mark =
      given.length < parts.length || given.some((part) => is(part, TypeFlags.Any | TypeFlags.Unknown)) ? "?" : "";
    const written = `${quoted(name)}${mark}: ${write(given)}`;
    const coded = given.map((part) =>
      checker.isArrayType(part) && part.isTypeReference() ? firstArgument(part) : part,
    );
    if (!coded.some((part) => part && isMessage(part))) return [written];
    const list = given.some((part) => checker.isArrayType(part)) ? "[]" : "";
    const others = write(given.filter((_, index) => !(coded[index] && isMessage(coded[index]))));
    const isText = others === "string" || (others === "null" && !given.some((part) => is(part, TypeFlags.Null)));
    const isAlwaysCoded = list === "" && coded.every((part) => part && isMessage(part));
    return [
      `${quoted(name)}${mark}: string${list}${isText ? "" : ` | ${others}`}`,
      `${quoted(`${name}Code`)}${isAlwaysCoded ? mark : "?"}: { code: string; values?: object }${list}`,
    ];
  }

  function isMessage(type: Type): boolean {
    const alias = type.getAliasSymbol()?.name;
    if (alias !== undefined && messages.has(alias)) return true;
    const parts = type.isUnionType() ? type.getTypes() : [type];
    return parts.every((part) => {
      const name = is(part, TypeFlags.Object) ? part.getSymbol()?.name : undefined;
      if (name !== undefined && messages.has(name)) return true;
      return is(part, TypeFlags.Object) && isCoded(part);
    });
  }

  function isCoded(type: Type): boolean {
    if (checker.isArrayType(type)) return false;
    const members = checker.getPropertiesOfType(type).map(({ name }) => name);
    return members.includes("code") && members.every((name) => name === "code" || name === "values");
  }

  function nameOf(type: Type): string | undefined {
    // Readonly<…>, Pick<…> and the like are written out.
    if (type.isTypeReference() && checker.getTypeArguments(type).length > 0) return undefined;
    if (type.getAliasTypeArguments().length > 0) return undefined;
    const name = type.getAliasSymbol()?.name ?? type.getSymbol()?.name;
    return name === undefined || name.startsWith("__") ? undefined : name;
  }

  const definitions = (): string[] =>
    [...named].toSorted(([one], [other]) => (one < other ? -1 : 1)).map(([, { definition }]) => definition);

  return { outcomeOf, membersOf, write, definitions };
}

function is(type: Type, flags: TypeFlags): boolean {
  return (type.flags & flags) !== 0;
}

function quoted(name: string): string {
  return /^[A-Za-z_$][\w$]*$/.test(name) ? name : JSON.stringify(name);
}
