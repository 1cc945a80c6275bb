import { beginnings, nextWords, type CompletedCommand } from "./command-tree.ts";

/** A script that completes commands, flags and values in fish, with their summaries. */
export function writeFishScript(tree: readonly CompletedCommand[]): string {
  const commands = beginnings(tree).flatMap((words) =>
    nextWords(tree, words).map((next) => {
      const whole = [words, next].filter(Boolean).join(" ");
      const summary = tree.find((command) => command.words === whole)?.summary ?? "";
      return `complete -c wildrydes -f -n ${quote(`__wildrydes_at ${words}`.trim())} -a ${quote(next)} -d ${quote(summary)}`;
    }),
  );
  const flags = tree.flatMap((command) =>
    command.flags.map(({ name, char, summary, values }) => {
      const parts = [`-l ${name}`, ...(char === undefined ? [] : [`-s ${char}`])];
      if (values === "files") parts.push("-r -F");
      else if (values === "any") parts.push("-x");
      else if (values) parts.push(`-xa ${quote(values.join(" "))}`);
      return `complete -c wildrydes -n ${quote(`__wildrydes_in ${command.words}`)} ${parts.join(" ")} -d ${quote(summary)}`;
    }),
  );
  return `function __wildrydes_words
  for word in (commandline -opc)[2..-1]
    string match -q -- '-*' $word; and return
    echo $word
  end
end
function __wildrydes_at
  set -l words (__wildrydes_words)
  test "$words" = "$argv"
end
function __wildrydes_in
  set -l words (__wildrydes_words)
  string match -q -- "$argv*" "$words"
end
complete -c wildrydes -f
${commands.join("\n")}
${flags.join("\n")}
`;
}

function quote(text: string): string {
  return `'${text.replaceAll("\\", "\\\\").replaceAll("'", String.raw`\'`)}'`;
}
