/** Told when a person or the system asks this process to stop. The second Ctrl-C ends it at once. */
export function interruption(): { readonly signal: AbortSignal } & Disposable {
  const control = new AbortController();
  const stop = (): void => {
    if (control.signal.aborted) process.exit(130);
    control.abort();
  };
  process.on('SIGINT', stop);
  process.on('SIGTERM', stop);
  return {
    signal: control.signal,
    [Symbol.dispose]() {
      process.off('SIGINT', stop);
      process.off('SIGTERM', stop);
    },
  };
}
