/** The variables that lead the `aws` CLI and every SDK to the local endpoint. */
export interface ShellVariables {
  readonly set: Readonly<Record<string, string>>;
  /** Variables that would lead elsewhere. */
  readonly unset: readonly string[];
}

const misleading = ["AWS_SESSION_TOKEN", "AWS_PROFILE", "AWS_DEFAULT_PROFILE", "AWS_IGNORE_CONFIGURED_ENDPOINT_URLS"];

/**
 * The variables for a local endpoint.
 *
 * @param options.present names of the variables the shell has now, to find `AWS_ENDPOINT_URL_<SERVICE>` among them
 */
export function localVariables(options: {
  url: string;
  credentials: { accessKeyId: string; secretAccessKey: string };
  region: string;
  present: readonly string[];
}): ShellVariables {
  return {
    set: {
      AWS_ENDPOINT_URL: options.url,
      AWS_ACCESS_KEY_ID: options.credentials.accessKeyId,
      AWS_SECRET_ACCESS_KEY: options.credentials.secretAccessKey,
      AWS_REGION: options.region,
      AWS_DEFAULT_REGION: options.region,
      // StartSyncExecution and TestState put `sync-` in front of the host, which an address like 127.0.0.1 cannot take.
      AWS_DISABLE_HOST_PREFIX_INJECTION: "true",
    },
    unset: [...misleading, ...options.present.filter((name) => name.startsWith("AWS_ENDPOINT_URL_"))],
  };
}

/** Writes the lines that undo `localVariables`. */
export function withoutLocalVariables(): ShellVariables {
  return {
    set: {},
    unset: [
      "AWS_ENDPOINT_URL",
      "AWS_ACCESS_KEY_ID",
      "AWS_SECRET_ACCESS_KEY",
      "AWS_REGION",
      "AWS_DEFAULT_REGION",
      "AWS_DISABLE_HOST_PREFIX_INJECTION",
    ],
  };
}

/** The lines for `eval`, in the words of a POSIX shell. */
export function shellLines(variables: ShellVariables): string {
  const unset = variables.unset.length === 0 ? [] : [`unset ${variables.unset.join(" ")}`];
  const set = Object.entries(variables.set).map(([name, value]) => `export ${name}=${quoteForShell(value)}`);
  return [...unset, ...set].join("\n");
}

function quoteForShell(value: string): string {
  return /^[\w@%+=:,./-]+$/.test(value) ? value : `'${value.replaceAll("'", String.raw`'\''`)}'`;
}
