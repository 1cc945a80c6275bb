import { TypeFlags, type Checker, type Symbol, type Type } from "typescript/unstable/sync";

/** Writes types as the shapes that their values have in JSON. */
export interface Shapes {
  /** The type that the promise of a method resolves with. */
  outcomeOf(method: Symbol): Type | undefined;
  /** The types of a member in each part of a union; `undefined` where a part lacks it. */
  membersOf(type: Type, name: string): Type[];
  /** A union of types. Interfaces are named, and defined once by `definitions`. */
  write(types: readonly Type[]): string;
  definitions(): string[];
}

/** Types that stand for a sentence: JSON has its text, and its code beside it. */
const messages = new Set(["AnyMessage", "Message", "Sayable"]);

/** The type checker of a program, and the interfaces that are written so far. */
interface ShapeWriter {
  readonly checker: Checker;
  /** The interfaces that are defined, by their names. */
  readonly named: Map<string, { id: number; definition: string }>;
}

export function createShapes(checker: Checker): Shapes {
  const writer: ShapeWriter = { checker, named: new Map() };
  return {
    outcomeOf: (method) => outcomeOf(writer, method),
    membersOf: (type, name) => membersOf(writer, type, name),
    write: (types) => write(writer, types),
    definitions: () =>
      [...writer.named].toSorted(([one], [other]) => (one < other ? -1 : 1)).map(([, { definition }]) => definition),
  };
}

function outcomeOf(writer: ShapeWriter, method: Symbol): Type | undefined {
  const type = writer.checker.getTypeOfSymbol(method);
  const signature = type && writer.checker.getSignaturesOfType(type, 0)[0];
  const promised = signature && writer.checker.getReturnTypeOfSignature(signature);
  return promised && firstArgument(writer, promised);
}

function firstArgument(writer: ShapeWriter, type: Type): Type | undefined {
  return type.isTypeReference() ? writer.checker.getTypeArguments(type)[0] : undefined;
}

function partsOf(writer: ShapeWriter, type: Type): readonly Type[] {
  return type.isUnionType() && !isMessage(writer, type) ? type.getTypes() : [type];
}

function membersOf(writer: ShapeWriter, type: Type, name: string): Type[] {
  return partsOf(writer, type).flatMap((part) => {
    const member = writer.checker.getPropertyOfType(part, name);
    const found = member && writer.checker.getTypeOfSymbol(member);
    return found ? [...partsOf(writer, found)] : [writer.checker.getUndefinedType()];
  });
}

function write(writer: ShapeWriter, types: readonly Type[]): string {
  const written = types
    .flatMap((type) => partsOf(writer, type))
    .filter((type) => !is(type, TypeFlags.Undefined))
    .map((type) => writeOne(writer, type));
  const distinct = [...new Set(written)].toSorted();
  if (distinct.includes("true") && distinct.includes("false"))
    return ["boolean", ...distinct.filter((part) => part !== "true" && part !== "false")].join(" | ");
  return distinct.length === 0 ? "null" : distinct.join(" | ");
}

function writeOne(writer: ShapeWriter, type: Type): string {
  if (is(type, TypeFlags.Any | TypeFlags.Unknown)) return "JSON";
  if (!is(type, TypeFlags.Object | TypeFlags.Intersection)) return writer.checker.typeToString(type);
  if (isMessage(writer, type)) return "{ code: string; values?: object }";
  const element = writer.checker.isArrayType(type) || writer.checker.isTupleType(type) ? type : undefined;
  if (element?.isTypeReference()) return writeList(writer, writer.checker.getTypeArguments(element));
  const name = nameOf(writer, type);
  if (name === "Date") return "string";
  return name === undefined ? writeMembers(writer, type, "") : refer(writer, type, name);
}

function writeList(writer: ShapeWriter, elements: readonly Type[]): string {
  const written = write(writer, elements);
  return written.includes(" | ") || written.includes("\n") ? `(${written})[]` : `${written}[]`;
}

/** Defines an interface once. Another one of the same name gets a number. */
function refer(writer: ShapeWriter, type: Type, name: string): string {
  for (let count = 1; ; count += 1) {
    const unique = count === 1 ? name : `${name}${count}`;
    const known = writer.named.get(unique);
    if (known?.id === type.id) return unique;
    if (known) continue;
    writer.named.set(unique, { id: type.id, definition: "" });
    writer.named.set(unique, { id: type.id, definition: `interface ${unique} ${writeMembers(writer, type, "")}` });
    return unique;
  }
}

function writeMembers(writer: ShapeWriter, type: Type, indent: string): string {
  const inner = `${indent}  `;
  const properties = writer.checker
    .getPropertiesOfType(type)
    .toSorted((one, other) => (one.name < other.name ? -1 : 1));
  const members = properties.flatMap((member) => {
    const found = writer.checker.getTypeOfSymbol(member);
    return found ? writeMember(writer, member.name, found) : [];
  });
  const open = writer.checker
    .getIndexInfosOfType(type)
    .map(({ valueType }) => `[name: string]: ${write(writer, [valueType])}`);
  const lines = [...members, ...open].map((line) => `${inner}${line.replaceAll("\n", `\n${inner}`)};`);
  return lines.length === 0 ? "{}" : `{\n${lines.join("\n")}\n${indent}}`;
}

function writeMember(writer: ShapeWriter, name: string, type: Type): string[] {
  const parts = partsOf(writer, type);
  const given = parts.filter((part) => !is(part, TypeFlags.Undefined));
  if (given.length === 0) return [];
  // What can be anything can be missing, and an empty list has no codes.
  const mark =
    given.length < parts.length || given.some((part) => is(part, TypeFlags.Any | TypeFlags.Unknown)) ? "?" : "";
  const written = `${quoted(name)}${mark}: ${write(writer, given)}`;
  const coded = given.map((part) =>
    writer.checker.isArrayType(part) && part.isTypeReference() ? firstArgument(writer, part) : part,
  );
  if (!coded.some((part) => part && isMessage(writer, part))) return [written];
  const list = given.some((part) => writer.checker.isArrayType(part)) ? "[]" : "";
  const others = write(
    writer,
    given.filter((_, index) => !(coded[index] && isMessage(writer, coded[index]))),
  );
  const isText = others === "string" || (others === "null" && !given.some((part) => is(part, TypeFlags.Null)));
  const isAlwaysCoded = list === "" && coded.every((part) => part && isMessage(writer, part));
  return [
    `${quoted(name)}${mark}: string${list}${isText ? "" : ` | ${others}`}`,
    `${quoted(`${name}Code`)}${isAlwaysCoded ? mark : "?"}: { code: string; values?: object }${list}`,
  ];
}

function isMessage(writer: ShapeWriter, type: Type): boolean {
  const alias = type.getAliasSymbol()?.name;
  if (alias !== undefined && messages.has(alias)) return true;
  const parts = type.isUnionType() ? type.getTypes() : [type];
  return parts.every((part) => {
    const name = is(part, TypeFlags.Object) ? part.getSymbol()?.name : undefined;
    if (name !== undefined && messages.has(name)) return true;
    return is(part, TypeFlags.Object) && isCoded(writer, part);
  });
}

function isCoded(writer: ShapeWriter, type: Type): boolean {
  if (writer.checker.isArrayType(type)) return false;
  const members = writer.checker.getPropertiesOfType(type).map(({ name }) => name);
  return members.includes("code") && members.every((name) => name === "code" || name === "values");
}

function nameOf(writer: ShapeWriter, type: Type): string | undefined {
  // Readonly<…>, Pick<…> and the like are written out.
  if (type.isTypeReference() && writer.checker.getTypeArguments(type).length > 0) return undefined;
  if (type.getAliasTypeArguments().length > 0) return undefined;
  const name = type.getAliasSymbol()?.name ?? type.getSymbol()?.name;
  return name === undefined || name.startsWith("__") ? undefined : name;
}

function is(type: Type, flags: TypeFlags): boolean {
  return (type.flags & flags) !== 0;
}

function quoted(name: string): string {
  return /^[A-Za-z_$][\w$]*$/.test(name) ? name : JSON.stringify(name);
}
