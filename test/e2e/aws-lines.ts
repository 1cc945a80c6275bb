import { expect } from "vitest";
import { readMember } from "../../src/workshop/json-member.ts";
import type { Home } from "../support/home.ts";

/** Lines in a shell that has evaluated `local env`. */
export interface AwsLines {
  /** Runs lines that all have to succeed and answers what they wrote. */
  aws(...lines: string[]): Promise<string>;
  /** Runs a line that has to fail and answers its error. */
  refused(line: string): Promise<string>;
}

export async function useAwsLines(home: Home): Promise<AwsLines> {
  const set = readMember(await home.succeed("local", "env"), "set");
  const environment = Object.fromEntries(
    Object.entries(Object(set)).map(([name, value]) => [name, String(value)] as const),
  );
  return {
    async aws(...lines) {
      const { code, stdout, stderr } = await home.shell(`set -e\n${lines.join("\n")}`, { environment });
      expect({ code, stdout, stderr }).toMatchObject({ code: 0 });
      return stdout;
    },
    async refused(line) {
      const { code, stderr } = await home.shell(line, { environment });
      expect(code).toBeGreaterThan(0);
      return stderr.trim();
    },
  };
}
