/** What one request may hold: the server takes 64 MB and 500 files, and the form itself needs some room. */
const most = { bytes: 60_000_000, files: 500 } as const;

/** Files in as many requests as they need, in order; those that no request can hold. */
export function batchesOf<F extends { readonly size: number }>(
  files: readonly F[],
): { readonly batches: readonly (readonly F[])[]; readonly tooLarge: readonly F[] } {
  const batches: F[][] = [];
  const tooLarge: F[] = [];
  let bytes = 0;
  for (const file of files) {
    if (file.size > most.bytes) {
      tooLarge.push(file);
      continue;
    }
    const last = batches.at(-1);
    if (last === undefined || last.length >= most.files || bytes + file.size > most.bytes) {
      batches.push([file]);
      bytes = file.size;
    } else {
      last.push(file);
      bytes += file.size;
    }
  }
  return { batches, tooLarge };
}
