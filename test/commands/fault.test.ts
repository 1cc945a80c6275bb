import { describe, expect, test } from "vitest";
import { useDaemonFolder } from "../cli/support/daemon-folder.ts";

const { wildrydes, result } = useDaemonFolder("fault");

describe("local fault", () => {
  test("adds a fault before the endpoint runs, and it strikes from the first call", async () => {
    const { code, stdout } = await wildrydes(
      "local",
      "fault",
      "add",
      "error",
      "--code",
      "Odd",
      "--operation",
      "DescribeStacks",
    );
    expect(code).toBe(0);
    expect(stdout).toContain("1 fault added. The local endpoint is not running. The faults apply when it starts.");
    const inspected = await wildrydes("inspect");
    expect(inspected.code).toBe(1);
    expect(inspected.stderr).toContain("Odd");
    expect(await result("local", "fault", "list")).toMatchObject({
      faults: [{ id: "f1", kind: "error", code: "Odd" }],
    });
  });

  test("is shown in local status and survives a restart", async () => {
    expect((await wildrydes("local", "status")).stdout).toMatch(/^Faults +f1 error$/m);
    await wildrydes("local", "stop");
    expect((await wildrydes("local", "start")).code).toBe(0);
    expect((await wildrydes("inspect")).code).toBe(1);
  });

  test("is gone at once when it is cleared", async () => {
    expect((await wildrydes("local", "fault", "clear", "f1")).stdout).toBe("1 fault removed.\n");
    expect((await wildrydes("inspect")).code).toBe(0);
    expect((await wildrydes("local", "status")).stdout).not.toContain("Faults");
    expect((await wildrydes("local", "fault", "clear")).stdout).toBe("The local endpoint has no faults.\n");
  });

  test("adds a profile once, however often it is asked for", async () => {
    await wildrydes("local", "fault", "profile", "aws-busy-room");
    const { stdout } = await wildrydes("local", "fault", "profile", "aws-busy-room", "--seed", "3");
    expect(stdout).toMatch(/^4 faults added\.\n/);
    expect(await result("local", "fault", "list")).toMatchObject({
      faults: [
        { kind: "throttle", rate: 10 },
        { kind: "reset" },
        { kind: "lost-answer" },
        { kind: "stale", seconds: 2 },
      ],
    });
    await wildrydes("local", "fault", "clear");
  });

  test.each([
    [["add", "rain"], 2, "Invalid kind: rain. The values are"],
    [["add", "throttle", "--service", "s4"], 2, "Unknown service: s4"],
    [["add", "throttle", "--operation", "StartExecutions"], 2, "Unknown operation: StartExecutions"],
    [["add", "throttle", "--rate", "101"], 2, "101"],
    [["add", "delay", "--seconds", "soon"], 2, "Invalid number of seconds: soon"],
    [["add", "stale", "--seconds", "1", "--calls", "1"], 2, "--seconds and --calls exclude each other."],
    [["add", "without-service"], 2, "The fault without-service needs --service."],
    [["profile", "aws-quiet-room"], 2, "Unknown fault profile: aws-quiet-room"],
    [["clear", "f9"], 4, "There is no fault f9."],
  ])("refuses %j with exit code %d", async (words, exitCode, message) => {
    const { code, stderr } = await wildrydes("local", "fault", ...words);
    expect(stderr).toContain(message);
    expect(code).toBe(exitCode);
    expect(await result("local", "fault", "list")).toEqual({ faults: [] });
  });
});
