const AGAIN_MS = 2000;

/**
 * Asks for code again and again while the server is away: the page says that it is (state/loaded/connection.ts).
 * Fails only once `ended`.
 */
export async function untilHere<Code>(fetchCode: () => Promise<Code>, ended?: AbortSignal): Promise<Code> {
  for (;;) {
    try {
      return await fetchCode();
    } catch (error) {
      if (ended?.aborted) throw error;
      await new Promise((resolve) => setTimeout(resolve, AGAIN_MS));
    }
  }
}
