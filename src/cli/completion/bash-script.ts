import { beginnings, nextWords, type CompletedCommand } from "./command-tree.ts";

/** A script that completes commands, flags and values, for bash 3.2 and later, and for zsh by its `bashcompinit`. */
export function writeBashScript(tree: readonly CompletedCommand[], shell: "bash" | "zsh"): string {
  const words = beginnings(tree).flatMap((words) => {
    const next = nextWords(tree, words);
    return next.length === 0 ? [] : [`    ${quote(words)}) echo ${quote(next.join(" "))} ;;`];
  });
  const flags = tree.map(
    (command) =>
      `    ${quote(command.words)}) echo ${quote(command.flags.map(({ name }) => `--${name}`).join(" "))} ;;`,
  );
  const values = tree.flatMap((command) =>
    command.flags.flatMap(({ name, char, values: known }) => {
      if (known === undefined) return [];
      const text = known === "files" ? ":files" : known === "any" ? ":any" : known.join(" ");
      const patterns = [`--${name}`, ...(char === undefined ? [] : [`-${char}`])].map((flag) =>
        quote(`${command.words} ${flag}`),
      );
      return [`    ${patterns.join("|")}) echo ${quote(text)} ;;`];
    }),
  );
  return `${shell === "zsh" ? "autoload -U +X bashcompinit && bashcompinit\n" : ""}_wildrydes_next() {
  case "$1" in
${words.join("\n")}
  esac
}
_wildrydes_flags() {
  case "$1" in
${flags.join("\n")}
  esac
}
_wildrydes_values() {
  case "$1" in
${values.join("\n")}
  esac
}
_wildrydes() {
  local cur="\${COMP_WORDS[COMP_CWORD]}" prev="\${COMP_WORDS[COMP_CWORD-1]}" command="" word values i
  for ((i = 1; i < COMP_CWORD; i++)); do
    word="\${COMP_WORDS[i]}"
    case " $(_wildrydes_next "$command") " in
      *" $word "*) command="\${command:+$command }$word" ;;
      *) break ;;
    esac
  done
  values="$(_wildrydes_values "$command $prev")"
  case "$values" in
    :files) COMPREPLY=($(compgen -f -- "$cur")) ;;
    :any) COMPREPLY=() ;;
    "")
      case "$cur" in
        -*) COMPREPLY=($(compgen -W "$(_wildrydes_flags "$command")" -- "$cur")) ;;
        *) COMPREPLY=($(compgen -W "$(_wildrydes_next "$command")" -- "$cur")) ;;
      esac ;;
    *) COMPREPLY=($(compgen -W "$values" -- "$cur")) ;;
  esac
}
complete -F _wildrydes wildrydes
`;
}

function quote(text: string): string {
  return `'${text.replaceAll("'", String.raw`'\''`)}'`;
}
