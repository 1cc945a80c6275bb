/** Milliseconds. Slow work is waited for as long as the endpoint answers something else meanwhile. */
interface SilenceLimits {
  /** Before an endpoint is asked for the first time whether it answers at all. */
  readonly unasked: number;
  /** How long it may then answer nothing. */
  readonly silent: number;
}

const defaultPatience: SilenceLimits = { unasked: 5000, silent: 18_000 };
const pause = 1000;

/**
 * An endpoint that takes connections and answers nothing. SDK retries do not see it: another attempt would wait as
 * long.
 */
export class SilentEndpointError extends Error {
  readonly address: string;
  readonly seconds: number;

  constructor(address: string, milliseconds: number) {
    super(address);
    this.seconds = Math.round(milliseconds / 1000);
    this.name = "SilentEndpointError";
    this.address = address;
  }
}

/** A clock that nobody sets. Node loads ten modules for the first `performance.now()`. */
function millisecondsRun(): number {
  return process.uptime() * 1000;
}

/**
 * Waits for a call to an endpoint as long as the endpoint answers: an unsigned request, which any endpoint refuses at
 * once, shows whether it does.
 *
 * @throws SilentEndpointError when neither the call nor such requests are answered
 */
export async function failWhenSilent<T>(
  call: Promise<T>,
  address: string,
  patience: SilenceLimits = defaultPatience,
): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  let ended = false;
  const silent = new Promise<never>((_resolve, reject) => {
    let heard = millisecondsRun();
    const look = async (): Promise<void> => {
      if (await answers(address, patience.silent)) heard = millisecondsRun();
      if (ended) return;
      const silence = millisecondsRun() - heard;
      if (silence >= patience.silent) reject(new SilentEndpointError(address, silence));
      else timer = setTimeout(() => void look(), pause);
    };
    timer = setTimeout(() => void look(), patience.unasked);
  });
  try {
    return await Promise.race([call, silent]);
  } finally {
    ended = true;
    clearTimeout(timer);
  }
}

async function answers(address: string, milliseconds: number): Promise<boolean> {
  try {
    await fetch(address, { method: "HEAD", redirect: "manual", signal: AbortSignal.timeout(milliseconds) });
    return true;
  } catch (error) {
    // Refused or reset: the call itself hears of that too, and says it better.
    return !(error instanceof Error && error.name === "TimeoutError");
  }
}
