import type { AnyMessage, AreaText } from "../entry.ts";

/** Command lines that cannot be understood. */
export const text = {
  "no-command": (_: Record<string, never>, { line }) => ({
    message: "No command is given.",
    next: [`See \`${line("--help")}\``],
  }),
  "unknown-command": (v: { words: string; near: readonly string[] }, { line }) => ({
    message: `Unknown command: ${v.words}`,
    next: [
      ...(v.near.length === 0 ? [] : [`Did you mean ${v.near.map((command) => `\`${line(command)}\``).join(" or ")}?`]),
      `See \`${line("--help")}\``,
    ],
  }),
  usage: (
    v: {
      command: string;
      problems: readonly AnyMessage[];
      /** A command that was probably meant. */
      near?: string | undefined;
      /** A command line that works. */
      example?: string | undefined;
    },
    { line, say },
  ) => ({
    message: v.problems.map(say).join(" "),
    next: [
      ...(v.near === undefined ? [] : [`Did you mean \`${line(v.near)}\`?`]),
      ...(v.example === undefined ? [] : [`For example: ${line(v.example)}`]),
      `See \`${line(`${v.command} --help`.trim())}\``,
    ],
  }),
} satisfies AreaText;
