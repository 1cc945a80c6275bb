/**
 * Twenty machines of the forms that people build, written for these tests. A state is given by its members; `to`,
 * `end` and the like keep them short.
 */
type States = Record<string, object>;

const machine = (states: States, more: object = {}): string =>
  JSON.stringify({ StartAt: Object.keys(states)[0], States: states, ...more });
const part = (states: States): object => ({ StartAt: Object.keys(states)[0], States: states });
const task = (more: object): object => ({ Type: "Task", Resource: "arn:aws:states:::lambda:invoke", ...more });
const to = (next: string, more: object = {}): object => task({ Next: next, ...more });
const end = (more: object = {}): object => task({ End: true, ...more });
const fail = { Type: "Fail", Error: "Refused" };
const caught = (next: string, ...errors: string[]): object => ({
  Catch: [{ ErrorEquals: errors.length === 0 ? ["States.ALL"] : errors, Next: next }],
});
const retried = (attempts: number): object => ({ Retry: [{ ErrorEquals: ["States.Timeout"], MaxAttempts: attempts }] });
const is = (Variable: string, StringEquals: string, Next: string): object => ({ Variable, StringEquals, Next });
const at = (Variable: string, NumericGreaterThanEquals: number, Next: string): object => ({
  Variable,
  NumericGreaterThanEquals,
  Next,
});

export const machines: Readonly<Record<string, string>> = {
  "one state": machine({ Hello: { Type: "Pass", End: true } }),
  chain: machine({ Fetch: to("Parse"), Parse: to("Store"), Store: to("Tell"), Tell: end() }),
  "catch to one handler": machine({
    Look: to("Compare", caught("Refuse", "PhotoDoesNotMeetRequirementError")),
    Compare: to("Keep", caught("Refuse", "FaceAlreadyExistsError")),
    Keep: to("Write", caught("Refuse")),
    Write: end(caught("Refuse", "DynamoDB.ThrottlingException")),
    Refuse: end(),
  }),
  "choice with five ways": machine({
    Weigh: to("Route"),
    Route: {
      Type: "Choice",
      Choices: [
        is("$.kind", "letter", "Letter"),
        is("$.kind", "parcel", "Parcel"),
        is("$.kind", "pallet", "Pallet"),
        at("$.weight", 500, "Freight"),
      ],
      Default: "Ask",
    },
    Letter: to("Label"),
    Parcel: to("Label"),
    Pallet: to("Label"),
    Freight: to("Label"),
    Ask: fail,
    Label: end(),
  }),
  "polling loop": machine({
    Submit: to("Wait for the job"),
    "Wait for the job": { Type: "Wait", Seconds: 30, Next: "Look at the job" },
    "Look at the job": to("Is it done?"),
    "Is it done?": {
      Type: "Choice",
      Choices: [is("$.status", "FAILED", "Job failed"), is("$.status", "SUCCEEDED", "Read the result")],
      Default: "Wait for the job",
    },
    "Job failed": fail,
    "Read the result": end(),
  }),
  "nested parallel": machine({
    Prepare: to("Both"),
    Both: {
      Type: "Parallel",
      Branches: [
        part({
          "Left start": to("Left inner"),
          "Left inner": {
            Type: "Parallel",
            Branches: [part({ A1: to("A2"), A2: end() }), part({ B1: end() }), part({ C1: end() })],
            End: true,
          },
        }),
        part({ Right: to("Right end", caught("Right end")), "Right end": end() }),
      ],
      ...caught("Undo"),
      Next: "Join",
    },
    Undo: to("Failed"),
    Failed: fail,
    Join: end(),
  }),
  "map over orders": machine({
    "List orders": to("Each order"),
    "Each order": {
      Type: "Map",
      MaxConcurrency: 10,
      ItemProcessor: part({
        Check: { Type: "Choice", Choices: [at("$.total", 100, "Review")], Default: "Ship" },
        Review: to("Ship"),
        Ship: end(retried(4)),
      }),
      Next: "Report",
    },
    Report: end(),
  }),
  saga: machine({
    "Book hotel": to("Book flight", caught("Cancel hotel")),
    "Book flight": to("Book car", caught("Cancel flight")),
    "Book car": to("Booked", caught("Cancel car")),
    Booked: { Type: "Succeed" },
    "Cancel car": to("Cancel flight"),
    "Cancel flight": to("Cancel hotel"),
    "Cancel hotel": to("Not booked"),
    "Not booked": fail,
  }),
  approval: machine({
    Draft: to("Ask"),
    Ask: to("Decide", { HeartbeatSeconds: 60, ...caught("Remind", "States.HeartbeatTimeout") }),
    Remind: to("Ask"),
    Decide: {
      Type: "Choice",
      Choices: [is("$.answer", "yes", "Publish"), is("$.answer", "change", "Draft")],
      Default: "Discard",
    },
    Publish: { Type: "Succeed" },
    Discard: fail,
  }),
  "state that leads to itself": machine({
    Count: { Type: "Choice", Choices: [at("$.count", 10, "Done")], Default: "Add" },
    Add: to("Count", caught("Add", "States.TaskFailed")),
    Done: { Type: "Succeed" },
  }),
  jsonata: machine(
    {
      Score: { Type: "Task", Resource: "arn:aws:states:::lambda:invoke", Output: "{% $states.result %}", Next: "Band" },
      Band: {
        Type: "Choice",
        Choices: [
          { Condition: "{% $states.input.score < 50 %}", Next: "Pass" },
          { Condition: "{% $states.input.score < 90 and $states.input.known %}", Next: "Person" },
        ],
        Default: "Reject",
      },
      Pass: { Type: "Succeed" },
      Person: to("Band"),
      Reject: fail,
    },
    { QueryLanguage: "JSONata" },
  ),
  "names with emoji and markup": machine({
    "🦄 unicorn <b>&amp;</b>": to('"quoted" \\ name'),
    '"quoted" \\ name': to("사진을 확인합니다", caught("一覧🚀")),
    "사진을 확인합니다": end(),
    "一覧🚀": fail,
  } as States),
  "wide fan": machine({
    Split: {
      Type: "Parallel",
      Branches: Array.from({ length: 6 }, (_, index) => part({ [`Worker ${index + 1}`]: end() })),
      Next: "Collect",
    },
    Collect: end(),
  }),
  "two loops": machine({
    Start: to("Try"),
    Try: to("Good?", caught("Back off", "Throttled")),
    "Back off": { Type: "Wait", Seconds: 5, Next: "Try" },
    "Good?": { Type: "Choice", Choices: [is("$.good", "no", "Start")], Default: "Finish" },
    Finish: end(),
  }),
  "only failures": machine({
    Gate: { Type: "Choice", Choices: [is("$.a", "1", "No one")], Default: "No two" },
    "No one": fail,
    "No two": fail,
  }),
  "several catchers": machine({
    Call: to("Use", {
      ...retried(6),
      Catch: [
        { ErrorEquals: ["Lambda.TooManyRequestsException"], Next: "Slow down" },
        { ErrorEquals: ["Missing", "Gone"], Next: "Not there" },
        { ErrorEquals: ["States.ALL"], Next: "Alarm" },
      ],
    }),
    "Slow down": { Type: "Wait", Seconds: 60, Next: "Call" },
    "Not there": { Type: "Pass", Next: "Use" },
    Alarm: to("Stop"),
    Stop: fail,
    Use: end(),
  }),
  "long way past": machine({
    First: { Type: "Choice", Choices: [is("$.skip", "yes", "Last")], Default: "Second" },
    Second: to("Third", caught("Handler")),
    Third: to("Fourth", caught("Handler")),
    Fourth: to("Last"),
    Handler: to("Last"),
    Last: end(),
  }),
  "moderation with approval": machine({
    Extract: to("Type?", { ...retried(2), ...caught("Not an image", "ImageIdentifyError") }),
    "Type?": {
      Type: "Choice",
      Choices: [{ Or: [is("$.format", "JPEG", ""), is("$.format", "PNG", "")], Next: "Moderate" }],
      Default: "Not an image",
    },
    Moderate: to("Band?"),
    "Band?": {
      Type: "Choice",
      Choices: [at("$.score", 90, "Rejected"), at("$.score", 50, "Ask a person")],
      Default: "Work",
    },
    "Ask a person": to("Work", {
      Catch: [
        { ErrorEquals: ["Denied"], Next: "Rejected" },
        { ErrorEquals: ["States.Timeout"], Next: "Timed out" },
      ],
    }),
    Work: {
      Type: "Parallel",
      Branches: [part({ Index: end() }), part({ Thumbnail: end() })],
      Next: "Persist",
    },
    Persist: end(),
    "Not an image": fail,
    Rejected: fail,
    "Timed out": fail,
  }),
  "map in a branch": machine({
    Import: {
      Type: "Parallel",
      Branches: [
        part({
          Rows: {
            Type: "Map",
            ItemProcessor: part({
              Row: to("Saved?"),
              "Saved?": { Type: "Choice", Choices: [is("$.s", "y", "Yes")], Default: "Row" },
              Yes: { Type: "Succeed" },
            }),
            End: true,
          },
        }),
        part({ Pictures: { Type: "Map", ItemProcessor: part({ Picture: end() }), End: true } }),
      ],
      End: true,
    },
  }),
  "state nobody reaches": machine({ A: to("B"), B: end(), Lost: to("B") }),
};
