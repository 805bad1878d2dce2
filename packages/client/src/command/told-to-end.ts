/** Resolves when somebody asks the process to end: from its terminal, by its manager, or by closing the window. */
export const toldToEnd = (): Promise<void> =>
  new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => resolve());
  });
