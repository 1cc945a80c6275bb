import type { Task, TaskReport } from "../../integrations/integration.ts";

/** A scheduled activity task that no worker has taken yet. */
interface QueuedTask {
  readonly task: Task;
  readonly report: TaskReport;
}

/** A task that a worker has received. `input` is JSON text. */
interface AssignedTask {
  readonly taskToken: string;
  readonly input: string;
}

type Poll = (handed: AssignedTask | undefined) => void;

/** Tasks of activities in the order they were scheduled, and the workers that wait for them. */
export type ActivityQueues = ReturnType<typeof createActivityQueues>;

/** Starts without tasks and workers: both are kept in memory, and tasks come back when executions are resumed. */
export function createActivityQueues() {
  const tasks = new Map<string, Set<QueuedTask>>();
  const polls = new Map<string, Set<{ readonly workerName: string | undefined; readonly answer: Poll }>>();

  function assign({ task, report }: QueuedTask, workerName: string | undefined): AssignedTask {
    report.started(workerName);
    return { taskToken: task.taskToken ?? "", input: task.input };
  }

  return {
    /** Gives a task to the worker that has waited longest, or keeps it until one asks. */
    offer(activity: string, task: Task, report: TaskReport): void {
      const waiting = polls.get(activity)?.values().next().value;
      if (waiting) {
        polls.get(activity)?.delete(waiting);
        waiting.answer(assign({ task, report }, waiting.workerName));
        return;
      }
      const queued = { task, report };
      const queue = tasks.get(activity) ?? new Set();
      tasks.set(activity, queue.add(queued));
      task.signal.addEventListener("abort", () => queue.delete(queued), { once: true });
    },
    /** Answers a task at once or when one comes; undefined when the signal ends the wait before. */
    poll(
      activity: string,
      options: { workerName: string | undefined; signal: AbortSignal },
    ): Promise<AssignedTask | undefined> {
      const { workerName, signal } = options;
      const queue = tasks.get(activity);
      const next = queue?.values().next().value;
      if (queue && next) {
        queue.delete(next);
        if (queue.size === 0) tasks.delete(activity);
        return Promise.resolve(assign(next, workerName));
      }
      if (signal.aborted) return Promise.resolve(undefined);
      return new Promise((resolve) => {
        const waiting = polls.get(activity) ?? new Set();
        const stop = () => poll.answer(undefined);
        const poll = {
          workerName,
          answer: (handed: AssignedTask | undefined) => {
            signal.removeEventListener("abort", stop);
            waiting.delete(poll);
            if (waiting.size === 0) polls.delete(activity);
            resolve(handed);
          },
        };
        polls.set(activity, waiting.add(poll));
        signal.addEventListener("abort", stop, { once: true });
      });
    },
    /** Ends all waits. */
    close(): void {
      for (const waiting of polls.values()) for (const { answer } of waiting) answer(undefined);
      polls.clear();
    },
  };
}
