/** Where the program keeps compiled code; the daemon, which it starts, keeps its own there too. */
let folder: string | undefined;

/** Undefined where none is kept, or where Node chooses the folder, as it does from the sources. */
export function compiledCodeFolder(): string | undefined {
  return folder;
}

/** Says where, once, before a command runs. */
export function keepCompiledCode(where: string | undefined): void {
  folder = where;
}
